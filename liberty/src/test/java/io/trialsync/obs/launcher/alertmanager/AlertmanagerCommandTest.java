package io.trialsync.obs.launcher.alertmanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertmanagerCommandTest {
  @TempDir Path folder;
  @TempDir Path data;

  @Test
  void saysWhatItWroteAndWhatWasLeftOutAndNoSecret() {
    String said =
        render(
            Map.of(
                "ALERT_SLACK_WEBHOOK", "https://hooks.slack.example/slack-secret",
                "ALERT_EMAILS", " "));

    assertThat(said)
        .startsWith("Written to " + folder + ":")
        .contains("  alertmanager.yml", "  secrets/slack_webhook", "  people: Slack")
        .contains("Left out, since not set:", "  e-mail (ALERT_EMAILS)")
        .doesNotContain("slack-secret", "hooks.slack");
    assertThat(folder.resolve("alertmanager.yml")).exists();
  }

  @Test
  void takesTheTokenOfTheServerOfThisCheckout() throws IOException {
    Files.writeString(data.resolve("alerts-token"), "token");

    String said = render(Map.of("ALERT_TEAMS_WEBHOOK", "https://teams.example/x"));

    assertThat(said).contains("  people: Teams", "  closed-loop: this server");
    assertThat(folder.resolve("alertmanager.yml"))
        .content()
        .contains("credentials_file: '" + data.resolve("alerts-token") + "'");
  }

  @Test
  void saysWhichSettingIsWrongAndWritesNothing() {
    assertThatThrownBy(() -> render(Map.of("ALERT_SLACK_WEBHOOK", "http://hooks.example/secret")))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "Setting ALERT_SLACK_WEBHOOK=(secret of 27 characters) is not an https address (http is taken on this machine only).");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void takesSettingsFromTheFileBehindTheEnvironment() throws IOException {
    Path file =
        Files.writeString(
            data.resolve("obs.yaml"),
            "alert_emails: [a@example.org, b@example.org]\nALERT_SLACK_WEBHOOK: https://of.file/x\n"
                + "jobs: {a: {}}\n");

    render(
        Map.of(
            "OBS_CONFIG_FILE", file.toString(),
            "ALERT_SLACK_WEBHOOK", "https://of.environment/x",
            "OBS_SMTP_SMARTHOST", "mail.example.org:25",
            "OBS_SMTP_FROM", "obs@example.org"));

    assertThat(folder.resolve("alertmanager.yml")).content().contains("b@example.org");
    assertThat(folder.resolve("secrets/slack_webhook"))
        .content()
        .contains("https://of.environment/x");
  }

  @Test
  void saysInWhichLineTheFileIsNoYaml() throws IOException {
    Path file = Files.writeString(data.resolve("obs.yaml"), "ALERT_EMAILS: [a\nOBS_A: 1\n");
    assertThatThrownBy(() -> render(Map.of("OBS_CONFIG_FILE", file.toString())))
        .isInstanceOf(CommandException.class)
        .hasMessage("Setting OBS_CONFIG_FILE: " + file + ", line 2: this is not YAML.");
    assertThatThrownBy(() -> render(Map.of("OBS_CONFIG_FILE", "/no/such/file")))
        .hasMessage(
            "Setting OBS_CONFIG_FILE=/no/such/file is not the path of a file that can be read.");
  }

  @Test
  void wantsAFolder() {
    assertThatThrownBy(() -> AlertmanagerCommand.run(List.of("render")))
        .isInstanceOf(CommandException.class)
        .hasMessage("Say where to: ./obs alertmanager render DIR.");
  }

  private String render(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("OBS_DATA_DIR", data.toString());
    var said = new ByteArrayOutputStream();
    AlertmanagerCommand.render(folder, environment, new PrintStream(said, true, UTF_8));
    return said.toString(UTF_8);
  }
}
