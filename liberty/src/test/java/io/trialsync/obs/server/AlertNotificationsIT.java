package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Alertmanager says it sent is kept once, shown with job and run, and measured. */
class AlertNotificationsIT {
  private static final String PATH = "/v1/obs/alerts/notifications";
  private static final Duration SCRAPED = Duration.ofSeconds(15);

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final ApiClient api = ApiClient.ofTenant(tenant);
  private final String receiver = "loop-" + UUID.randomUUID();

  @Test
  void showsWithJobAndRunWhichAlertWentOutWhen() {
    ReportedRun run = failed("told");
    String message = message(alert("firing", "JobFailed", "told", "1a", Instant.now()));
    assertThat(taken(message)).isEqualTo("1 0 0");
    assertThat(taken(message)).as("the same again").isEqualTo("0 1 0");
    assertThat(taken(message.replace("firing", "resolved"))).isEqualTo("1 0 0");

    JsonNode alerts = api.get("/v1/obs/runs/" + run.runId()).ok().path("alerts");
    assertThat(alerts.findValuesAsText("status")).containsExactly("resolved", "firing");
    assertThat(alerts.path(1).path("name").textValue()).isEqualTo("JobFailed");
    assertThat(alerts.path(1).path("severity").textValue()).isEqualTo("warning");
    assertThat(alerts.path(1).path("receiver").textValue()).isEqualTo(receiver);
    assertThat(Instant.parse(alerts.path(1).path("at").textValue()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
    assertThat(api.get("/v1/obs/jobs/told").ok().path("alerts")).isEqualTo(alerts);
    assertThat(stored()).doesNotContain("text of a message");
  }

  @Test
  void tellsAlertsAboutTwoTablesOfAJobApart() {
    failed("tables");
    String start = alert("firing", "DQNullRateSpike", "tables", "7a", Instant.now());
    String label = "\"severity\":\"warning\"";
    String visits = start.replace(label, label + ",\"table\":\"clinical.visits\"");
    String labs =
        start.replace("7a", "7b").replace(label, label + ",\"table\":\"labs of a@example.org\"");
    String none = start.replace("7a", "7c");
    assertThat(taken(message(visits + "," + labs + "," + none))).isEqualTo("3 0 0");

    JsonNode lines = api.get(PATH + "?job_id=tables").ok().path("items");
    assertThat(lines.findValuesAsText("table"))
        .containsExactlyInAnyOrder("clinical.visits", "labs of [email]", "null");
    assertThat(api.get("/v1/obs/jobs/tables").ok().path("alerts").findValuesAsText("table"))
        .isEqualTo(lines.findValuesAsText("table"));
  }

  @Test
  void measuresTheFirstWordAboutARunOnly() {
    ReportedRun run = failed("measured");
    Instant start = Instant.now();
    taken(message(alert("firing", "JobFailed", "measured", "2a", start)));
    taken(message(alert("firing", "JobFailed", "measured", "2b", start)));
    taken(message(alert("resolved", "JobFailed", "measured", "2a", start)));
    taken(message(alert("firing", "NoRecentRuns", "measured", "2c", start)));

    JsonNode lines = api.get(PATH + "?run_id=" + run.runId()).ok().path("items");
    assertThat(lines).hasSize(3);
    assertThat(lines.path(2).path("delivery_seconds").doubleValue()).isBetween(0.0, 60.0);
    assertThat(lines.path(1).path("delivery_seconds").isNull()).isTrue();
    assertThat(lines.path(0).path("delivery_seconds").isNull()).isTrue();
    awaitMetric("trialsync_alert_delivery_seconds_count{receiver=\"" + receiver + "\"} 1\n");
  }

  @Test
  void findsByJobAndTimeAndGoesOnByCursor() {
    failed("listed");
    for (int i = 0; i < 3; i++) {
      taken(message(alert("firing", "JobFailed", "listed", "3" + i, Instant.now())));
    }
    taken(message(alert("firing", "JobFailed", "another", "4", Instant.now())));
    JsonNode page = api.get(PATH + "?job_id=listed&page_size=2").ok();
    assertThat(page.path("total").intValue()).isEqualTo(3);
    JsonNode rest =
        api.get(PATH + "?job_id=listed&page_size=2&cursor=" + page.path("next_cursor").textValue())
            .ok();
    assertThat(rest.path("items")).hasSize(1);
    assertThat(api.get(PATH).ok().path("total").intValue()).isEqualTo(4);
    String later = Instant.now().plusSeconds(60).toString();
    assertThat(api.get(PATH + "?since=" + later).ok().path("total").intValue()).isZero();
    api.get(PATH + "?job_id=unheard-of").isProblem(404);
    api.get(PATH + "?run_id=" + UUID.randomUUID()).isProblem(404);
    api.get(PATH + "?run_id=1").isProblem(400, "run_id must be a UUID");
    api.get(PATH + "?until=1").isProblem(400, "until");
  }

  @Test
  @Tag("A12")
  void tellsOfItsOwnTenantOnly() {
    String own = alert("firing", "JobFailed", "own", "5", Instant.now());
    String foreign = own.replace(tenant, "somebody-else");
    String ofNobody = own.replace("\"tenant_id\":\"" + tenant + "\",", "");
    assertThat(taken(message(own + "," + foreign + "," + ofNobody))).isEqualTo("1 0 2");
    assertThat(ApiClient.ofTenant("somebody-else").get(PATH).ok().path("items"))
        .noneMatch(line -> line.path("receiver").asText().equals(receiver));
    ApiClient.withToken(RealServer.get().token("obs.write obs.read obs.admin", tenant))
        .post(PATH, message(own))
        .isProblem(403, "obs.alerts");
  }

  @Test
  void remembersWhenTheWatchdogWasHeard() {
    Instant before = Instant.now();
    String alert = alert("firing", "Watchdog", "none", "6", Instant.parse("2026-01-01T00:00:00Z"));
    taken(message(alert));
    taken(message(alert));
    String series =
        "trialsync_alert_watchdog_last_timestamp_seconds{tenant_id=\"" + tenant + "\"} ";
    awaitMetric(series);
    double last =
        metrics()
            .lines()
            .filter(line -> line.startsWith(series))
            .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
            .findFirst()
            .orElseThrow();
    assertThat(last).isBetween(before.getEpochSecond() - 1.0, before.getEpochSecond() + 60.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"version\":4,\"receiver\":\"r\",\"alerts\":[]}",
        "{\"version\":\"4\",\"receiver\":\"r\",\"alerts\":null}",
        "{\"version\":\"4\",\"receiver\":\"\",\"alerts\":[]}",
        "{\"version\":\"4\",\"receiver\":\"r\",\"alerts\":[]}}"
      })
  void refusesWhatIsNoMessage(String body) {
    api.post(PATH, body).isProblem(400);
  }

  @Test
  void refusesWhatIsTooLong() {
    api.post(PATH, " ".repeat(4 * 1024 * 1024) + message("")).isProblem(413, "4194304 bytes");
  }

  private ReportedRun failed(String jobId) {
    ReportedRun run = ReportedRun.of(jobId);
    api.post("/v1/obs/run-events", run.event("started", Instant.now().minusSeconds(60))).ok();
    api.post("/v1/obs/run-events", run.event("failed", Instant.now().minusSeconds(1))).ok();
    return run;
  }

  private String taken(String message) {
    JsonNode answer = api.post(PATH, message).ok();
    return "%d %d %d"
        .formatted(
            answer.path("stored").intValue(),
            answer.path("known").intValue(),
            answer.path("left_out").intValue());
  }

  private String stored() {
    return api.get(PATH).ok().toString() + api.get("/v1/obs/jobs/told").ok();
  }

  private String message(String alerts) {
    return """
        {"version":"4","groupKey":"{}","status":"firing","receiver":"%s","alerts":[%s]}"""
        .formatted(receiver, alerts);
  }

  private String alert(String status, String name, String job, String fingerprint, Instant start) {
    return """
        {"status":"%s","labels":{"tenant_id":"%s","alertname":"%s","job_id":"%s","severity":"warning"},"annotations":{"description":"text of a message"},"startsAt":"%s","fingerprint":"%s"}"""
        .formatted(status, tenant, name, job, start, fingerprint);
  }

  private static void awaitMetric(String text) {
    await().atMost(SCRAPED).untilAsserted(() -> assertThat(metrics()).contains(text));
  }

  private static String metrics() {
    return ApiClient.withToken(null).get("/metrics").has(200).body();
  }
}
