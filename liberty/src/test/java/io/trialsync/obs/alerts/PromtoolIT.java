package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.server.RunsBesideOthers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tools of Prometheus and Alertmanager say about the files of {@code alerts}. */
@RunsBesideOthers
@Order(9)
class PromtoolIT {
  private static final int LONGEST_SECONDS = 120;

  @TempDir private Path folder;

  @Test
  void findsNothingToComplainOfInTheRules() throws Exception {
    List<Path> files = AlertFiles.in("rules", ".yml");
    Said said = promtool(List.of("check", "rules", "--lint=all", "--lint-fatal"), files);
    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text().split("SUCCESS", -1)).as(said.text()).hasSize(files.size() + 1);
  }

  @Test
  void seesEveryTestOfTheRulesPass() throws Exception {
    List<Path> files = AlertFiles.in("tests", ".yml");
    Said said = promtool(List.of("test", "rules"), files);
    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text().split("SUCCESS", -1)).as(said.text()).hasSize(files.size() + 1);
  }

  /** That the two above can fail at all. */
  @Test
  void findsAnAlertThatDoesNotFire() throws Exception {
    Path test = folder.resolve("test.yml");
    Files.writeString(
        test,
        """
        rule_files: [%s]
        tests:
          - alert_rule_test: [{eval_time: 1m, alertname: Watchdog, exp_alerts: []}]
        """
            .formatted(AlertFiles.FOLDER.resolve("rules/watch.yml")));
    assertThat(promtool(List.of("test", "rules"), List.of(test)).exitCode()).isNotZero();
  }

  @Test
  void takesTheSettingsOfPrometheus() throws Exception {
    Path settings = AlertFiles.FOLDER.resolve("prometheus.yml");
    Said said = promtool(List.of("check", "config"), List.of(settings));
    assertThat(said.exitCode()).as(said.text()).isZero();
  }

  @Test
  void takesTheSettingsOfAlertmanager() throws Exception {
    Path settings = AlertFiles.FOLDER.resolve("alertmanager/example.yml");
    var amtool = InstalledProgram.require("amtool", "prometheus-alertmanager");
    Said said = run(amtool, List.of("check-config"), List.of(settings));
    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text()).contains("SUCCESS");
  }

  private Said promtool(List<String> arguments, List<Path> files) throws Exception {
    return run(InstalledProgram.require("promtool", "prometheus"), arguments, files);
  }

  private Said run(InstalledProgram program, List<String> arguments, List<Path> files)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.path().toString()));
    command.addAll(arguments);
    files.forEach(file -> command.add(file.toString()));
    Path out = folder.resolve("out.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
          .as("%s ends", command)
          .isTrue();
      return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  /** How a program ended, and what it printed. */
  private record Said(int exitCode, String text) {}
}
