package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The server keeps the settings of Alertmanager, and passes its messages on to Teams. */
@RunsBesideOthers
@Order(5)
class AlertmanagerIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String RELOAD = "/-/reload";
  private static final String APPLIED = "trialsync_alertmanager_settings_applied{} ";
  private static final String MESSAGE =
      """
      {"version":"4","status":"firing","receiver":"people","externalURL":"http://am:9093","truncatedAlerts":0,
       "groupLabels":{},"commonLabels":{},"alerts":[{"status":"firing","labels":{"alertname":"JobFailed",
       "job_id":"visits.load","severity":"critical"},"annotations":{"summary":"A job has failed",
       "description":"visits.load failed: API 503."},"startsAt":"2026-11-22T08:00:00.123Z"}]}
      """;

  private static AlertSink sink;
  private static RealServer server;
  private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    sink = new AlertSink();
    sink.answer("/webhooks/slack-secret", 200);
    sink.answer(RELOAD, 500);
    folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "alertmanager-");
    server =
        RealServer.startWith(
            Map.of(
                "OBS_ALERTMANAGER_DIR", folder.toString(),
                "OBS_ALERTMANAGER_URL", sink.address(""),
                "ALERT_SLACK_WEBHOOK", sink.address("/webhooks/slack-secret"),
                "ALERT_TEAMS_WEBHOOK", sink.address("/webhooks/teams-secret"),
                "ALERT_RECEIVERS", "acme",
                "ALERT_ACME_TENANTS", "acme",
                "ALERT_ACME_TEAMS_WEBHOOK", sink.address("/webhooks/acme-secret")));
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    server.stop();
    sink.close();
  }

  @Test
  void writesTheSettingsAndTellsAlertmanagerUntilItTakesThem() throws IOException {
    await().atMost(SOON).until(() -> sink.bodies(RELOAD).size() > 1);
    assertThat(metrics()).contains(APPLIED + "0");
    assertThat(log())
        .containsOnlyOnce("event=alertmanager_settings_not_applied")
        .contains("has refused its new settings (status 500)");

    sink.answer(RELOAD, 200);
    await().atMost(SOON).untilAsserted(() -> assertThat(metrics()).contains(APPLIED + "1"));
    int told = sink.bodies(RELOAD).size();
    Path settings = folder.resolve("alertmanager.yml");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
        .isEqualTo("rw-------");
    assertThat(settings).content().contains("/v1/obs/alerts/teams?receiver=acme");

    Files.delete(settings);
    await().atMost(SOON).until(() -> Files.exists(settings) && sink.bodies(RELOAD).size() > told);
    assertThat(log())
        .contains("event=alertmanager_settings_applied", "people: Slack, Teams")
        .doesNotContain("slack-secret", "teams-secret", "acme-secret");
  }

  @Test
  void letsAlertmanagerInWithTheTokenOfItsFile() throws IOException {
    String token = Files.readString(server.dataDirectory().resolve("alerts-token")).strip();
    var alertmanager = ApiClient.of(server, token);

    alertmanager.post("/v1/obs/alerts/teams", MESSAGE).has(200);
    alertmanager.post("/v1/obs/alerts/teams?receiver=acme", MESSAGE).has(200);

    assertThat(sink.bodies("/webhooks/teams-secret"))
        .anyMatch(card -> card.contains("A job has failed · visits.load"));
    assertThat(sink.bodies("/webhooks/acme-secret"))
        .anyMatch(card -> card.contains("visits.load failed: API 503."));
    alertmanager.post("/v1/obs/alerts/teams?receiver=nobody", MESSAGE).isProblem(404, "No Teams");
    alertmanager.get("/v1/obs/jobs").isProblem(403, "obs.read");
  }

  @Test
  void leavesTryingAgainToAlertmanager() {
    var alertmanager = ApiClient.of(server, server.token("obs.alerts", null));
    String channel = "/webhooks/acme-secret";
    sink.answer(channel, 429);
    Answer busy = alertmanager.post("/v1/obs/alerts/teams?receiver=acme", MESSAGE);
    busy.isProblem(503, "Teams takes no message now (status 429).");
    assertThat(busy.header("retry-after")).isPresent();
    sink.answer(channel, 404);
    alertmanager
        .post("/v1/obs/alerts/teams?receiver=acme", MESSAGE)
        .isProblem(502, "Teams refuses messages at the webhook that is set (status 404).");
    sink.answer(channel, 202);
    alertmanager.post("/v1/obs/alerts/teams?receiver=acme", MESSAGE).has(200);
    assertThat(log())
        .contains(
            "event=teams_not_reached Teams refuses messages at the webhook that is set (status 404).",
            "event=teams_reached");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(metrics())
                    .contains(
                        "trialsync_alertmanager_teams_messages_total{outcome=\"unavailable\"} 1",
                        "trialsync_alertmanager_teams_messages_total{outcome=\"refused\"} 1"));
  }

  @Test
  void refusesWhatIsNoMessageOfAlertmanager() {
    var alertmanager = ApiClient.of(server, server.token("obs.alerts", null));
    alertmanager.post("/v1/obs/alerts/teams", "[]").isProblem(400, "JSON object");
    alertmanager.post("/v1/obs/alerts/teams", "{}").isProblem(400, "alerts is missing");
    alertmanager
        .post("/v1/obs/alerts/teams", "{\"x\":\"" + "x".repeat(1_048_576) + "\"}")
        .isProblem(413, "1048576 bytes");
    alertmanager.post("/v1/obs/alerts/teams?receiver=A", MESSAGE).isProblem(400, "ALERT_RECEIVERS");
  }

  private static String metrics() {
    return ApiClient.of(server, server.token("obs.read", null)).get("/metrics").body();
  }

  private static String log() {
    try {
      return Files.readString(server.dataDirectory().resolve("logs/server.log"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
