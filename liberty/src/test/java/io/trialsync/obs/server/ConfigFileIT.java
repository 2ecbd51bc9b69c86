package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose settings stand in a file, which is changed, broken and mended while it runs. */
class ConfigFileIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path directory;
  private static Path file;
  private static RealServer server;
  private static ApiClient api;

  @BeforeAll
  static void start() throws IOException {
    file = directory.resolve("obs.yaml");
    write("retry_alert_threshold: 7\nJOB_FAILURE_ALERT_THRESHOLD: 8\nOBS_HISTORY_READS: 3");
    server =
        RealServer.startWith(
            Map.of("OBS_CONFIG_FILE", file.toString(), "JOB_FAILURE_ALERT_THRESHOLD", "4"));
    api = ApiClient.of(server, server.token("obs.read obs.write obs.admin", null));
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    server.stop();
  }

  /** One story, since each step stands on the one before. */
  @Test
  void standsBehindTheEnvironmentAndFollowsTheFile() throws IOException {
    awaitLimit("retry_alert_threshold", "7");
    awaitLimit("job_failure_alert_threshold", "4");

    write(
        "retry_alert_threshold: 9\nJOB_FAILURE_ALERT_THRESHOLD: 8\nOBS_HISTORY_READS: 4\nALERT_SLACK_WEBHOOK: https://a.b/token");
    awaitLimit("retry_alert_threshold", "9");
    awaitLine("These settings count from now on: ALERT_SLACK_WEBHOOK, RETRY_ALERT_THRESHOLD");
    awaitLine("These settings count from the next start on: OBS_HISTORY_READS");

    write("retry_alert_threshold: 10\nretry_allert_threshold: 10");
    awaitLine("obs.yaml, line 2: RETRY_ALLERT_THRESHOLD is not a setting");
    write("retry_alert_threshold: many");
    awaitLine("Setting RETRY_ALERT_THRESHOLD=many is not a number from 1 to 1000.");
    awaitLimit("retry_alert_threshold", "9");

    write("# all as usual");
    awaitLimit("retry_alert_threshold", "3");
    assertThat(log()).doesNotContain("a.b/token");
  }

  @Test
  void endsTheStartWithOneLineWhereTheFileIsWrong() throws IOException {
    Path wrong = Files.writeString(directory.resolve("wrong.yaml"), "\nOBS_DB_USER: somebody");
    assertThatThrownBy(() -> server.startBeside(Map.of("OBS_CONFIG_FILE", wrong.toString())))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("Setting OBS_CONFIG_FILE: ")
        .hasMessageEndingWith(
            "wrong.yaml, line 2: OBS_DB_USER is not read from this file; set it in the environment.");
  }

  @Test
  void declaresJobsAmongTheSettings() throws IOException, InterruptedException {
    Path both = directory.resolve("both.yaml");
    Files.writeString(both, "OBS_DQ_RESOLVE_AFTER: 3\njobs: {of.the.file: {owner: somebody}}\n");
    RealServer second = server.startBeside(Map.of("OBS_CONFIG_FILE", both.toString()));
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(api.get("/v1/obs/jobs/of.the.file").body())
                      .contains("\"owner\":\"somebody\""));
    } finally {
      second.stop();
    }
  }

  /** As a mounted file changes: all at once. */
  private static void write(String yaml) throws IOException {
    Path next = Files.writeString(directory.resolve("next.yaml"), yaml);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void awaitLimit(String key, String value) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(api.get("/metrics").body())
                    .contains("trialsync_alert_threshold{key=\"" + key + "\"} " + value + "\n"));
  }

  private static void awaitLine(String part) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(log()).contains(part));
  }

  private static String log() throws IOException {
    return Files.readString(server.dataDirectory().resolve("logs").resolve("server.log"));
  }
}
