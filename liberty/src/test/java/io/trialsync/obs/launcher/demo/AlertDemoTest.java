package io.trialsync.obs.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertDemoTest {
  private static final String SLACK = "https://hooks.slack.example/secret";

  @TempDir Path data;
  @TempDir Path programs;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void saysNothingWhereNobodyIsToBeTold() throws Exception {
    assertThat(prepare(Map.of("ALERT_SLACK_WEBHOOK", " "))).isEmpty();
    assertThat(said.toString(UTF_8)).isEmpty();
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void saysWhatToInstallAndGoesOn() throws Exception {
    assertThat(prepare(Map.of("ALERT_SLACK_WEBHOOK", SLACK))).isEmpty();
    assertThat(said.toString(UTF_8).strip())
        .isEqualTo(
            "No alerts will be sent: install what sends them (on Debian and Ubuntu: apt-get install"
                + " prometheus prometheus-alertmanager) and call ./obs demo again.");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void namesOnlyWhatIsMissing() throws Exception {
    install("alertmanager");
    assertThat(prepare(Map.of("ALERT_SLACK_WEBHOOK", SLACK))).isEmpty();
    assertThat(said.toString(UTF_8)).contains("apt-get install prometheus)");
  }

  @Test
  void refusesAWrongSettingBeforeAnythingIsSentAndLeavesNothing() throws Exception {
    install("prometheus", "prometheus-alertmanager");
    assertThatThrownBy(() -> prepare(Map.of("ALERT_SLACK_WEBHOOK", "http://hooks.example/secret")))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("Setting ALERT_SLACK_WEBHOOK=(secret of 27 characters) is not");
    assertThat(data.resolve("demo-alerts")).doesNotExist();
  }

  @Test
  void keepsSecretsForTheirOwnerAndOnlyAsLongAsItRuns() throws Exception {
    install("prometheus", "prometheus-alertmanager");
    Path folder = data.resolve("demo-alerts");
    try (AlertDemo demo = prepare(Map.of("ALERT_SLACK_WEBHOOK", SLACK)).orElseThrow()) {
      Path secret = folder.resolve("settings/secrets/slack_webhook");
      assertThat(secret).hasContent(SLACK);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
          .isEqualTo("rw-------");
      assertThatThrownBy(() -> prepare(Map.of("ALERT_SLACK_WEBHOOK", SLACK)))
          .isInstanceOf(CommandException.class)
          .hasMessageStartingWith("Another ./obs demo sends alerts from " + folder);
      assertThat(secret).exists();
    }
    assertThat(folder).doesNotExist();
    assertThat(said.toString(UTF_8)).doesNotContain("secret");
  }

  private Optional<AlertDemo> prepare(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("OBS_DATA_DIR", data.toString());
    environment.put("PATH", programs.toString());
    var address = ServerAddress.parse("--url", "http://127.0.0.1:9080");
    return AlertDemo.prepare(environment, address, new PrintStream(said, true, UTF_8));
  }

  private void install(String... names) throws IOException {
    for (String name : List.of(names)) {
      Path program = Files.createFile(programs.resolve(name));
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
  }
}
