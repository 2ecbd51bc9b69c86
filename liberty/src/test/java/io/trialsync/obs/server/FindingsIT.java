package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a report of too few rows to the finding, and to its end, on the real server. */
class FindingsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String FINDINGS = "/v1/obs/findings";
  private static final String REPLAY = "/v1/obs/jobs/nightly/checks/replay";
  private static final Instant FIRST =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(6));

  private final ApiClient api = ApiClient.ofTenant("tenant-" + UUID.randomUUID());

  @Test
  void showsAHalvedTableUntilTwoGoodRunsHaveResolvedIt() {
    api.put(
            "/v1/obs/jobs/nightly",
            "{\"owner\":\"team\",\"runbook_url\":\"https://wiki.example.org/n\"}")
        .has(201);
    UUID good = report(0, 1_000);
    UUID halved = report(1, 500);
    JsonNode finding = one("?job_id=nightly&check=row_count_delta");
    assertThat(finding.path("type").textValue()).isEqualTo("row_count_delta");
    assertThat(finding.path("table").textValue()).isEqualTo("visits");
    assertThat(finding.path("value").doubleValue()).isEqualTo(-50);
    assertThat(finding.path("baseline").doubleValue()).isEqualTo(1_000);
    assertThat(finding.path("state").textValue()).isEqualTo("open");
    assertThat(finding.path("times_seen").intValue()).isEqualTo(1);
    assertThat(finding.path("opened_run_id").textValue()).isEqualTo(halved.toString());
    assertThat(finding.path("owner").textValue()).isEqualTo("team");
    assertThat(finding.path("runbook_url").textValue()).isEqualTo("https://wiki.example.org/n");

    JsonNode run = run(halved);
    assertThat(run.path("dq_status").textValue()).isEqualTo(finding.path("severity").textValue());
    assertThat(run.path("dq_findings").findValuesAsText("finding_id"))
        .contains(finding.path("finding_id").textValue());
    JsonNode check = check(run, "row_count_delta");
    assertThat(check.path("baseline_runs").path(0).textValue()).isEqualTo(good.toString());
    assertThat(check.path("threshold").doubleValue()).isEqualTo(30);
    assertThat(check(run(good), "row_count_delta").path("reason").textValue())
        .isEqualTo("no_baseline 0 of 1");
    assertThat(
            api.get("/v1/obs/jobs/nightly/runs").ok().path("items").findValuesAsText("dq_status"))
        .containsExactly(finding.path("severity").textValue(), "pass");

    report(2, 1_010);
    report(3, 1_005);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(total("?check=row_count_delta")).isZero());
    JsonNode resolved = one("?state=resolved&check=row_count_delta");
    assertThat(resolved.path("finding_id")).isEqualTo(finding.path("finding_id"));
    assertThat(resolved.path("close_reason").textValue()).isEqualTo("2 good runs in a row");
    assertThat(resolved.path("closed_at").isNull()).isFalse();
  }

  @Test
  void saysWhatOtherThresholdsWouldHaveSaid() {
    report(0, 1_000);
    report(1, 800);
    UUID last = report(2, 790);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(run(last).path("checks")).isNotEmpty());
    JsonNode same = api.post(REPLAY, "{\"checks\":{}}").ok();
    assertThat(same.path("runs_judged").intValue()).isEqualTo(3);
    assertThat(same.path("alerts").path("replayed")).isEqualTo(same.path("alerts").path("now"));
    JsonNode stricter =
        api.post(REPLAY, "{\"checks\":{\"row_count_delta\":{\"threshold_pct\":10}}}").ok();
    assertThat(stricter.path("alerts").path("replayed").intValue())
        .isGreaterThan(stricter.path("alerts").path("now").intValue());
    JsonNode alert = stricter.path("items").path(0);
    assertThat(alert.path("type").textValue()).isEqualTo("row_count_delta");
    assertThat(alert.path("now").isNull()).isTrue();
    assertThat(total("")).isZero();
    assertThat(api.get("/v1/obs/jobs/nightly").ok().path("settings").path("checks").isNull())
        .isTrue();
  }

  @Test
  @Tag("A02")
  void hasNothingToSayOfOthersAndOfGoodJobs() {
    report(0, 1_000);
    report(1, 500);
    one("?check=row_count_delta");
    var stranger = ApiClient.ofNewTenant();
    JsonNode empty = stranger.get(FINDINGS).ok();
    assertThat(empty.path("items").isArray()).isTrue();
    assertThat(empty.path("items")).isEmpty();
    assertThat(empty.path("total").intValue()).isZero();
    stranger.get(FINDINGS + "?job_id=nightly").isProblem(404);
    stranger.post(REPLAY, "{\"checks\":{}}").isProblem(404);
    assertThat(total("?table=labs")).isZero();
    assertThat(total("?severity=warn") + total("?severity=fail")).isEqualTo(total(""));
    assertThat(total("?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "state=closed, state must be one of open",
    "severity=bad, severity must be one of warn",
    "check=Row%20Count, check must be the name",
    "table=, table must be",
    "job_id=a%20b, job_id must be",
    "from=2020-01-01T00:00:00Z&to=2020-06-01T00:00:00Z, at most 90 days",
    "page_size=501, page_size",
    "cursor=AAAA, cursor",
    "owner=me, not known"
  })
  void refusesQuestionsThatMakeNoSense(String query, String words) {
    api.get(FINDINGS + "?" + query).isProblem(400, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | must be a JSON object",
        "{} | checks is missing",
        "{\"checks\":[]} | checks must be a JSON object",
        "{\"checks\":{},\"checks\":{}} | once",
        "{\"checks\":{},\"job\":1} | Known fields",
        "{\"checks\":{\"rows\":{}}} | checks may hold",
        "{\"checks\":{\"row_count_delta\":{\"threshold_pct\":\"10\"}}} | must be a number",
        "{\"checks\":{},\"from\":true} | from must be",
        "{\"checks\":{},\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2020-06-01T00:00:00Z\"} | at most 90 days",
        "{\"checks\":{}} {} | nothing after it",
        "{\"checks\":{ | too early"
      })
  void refusesReplaysThatMakeNoSense(String body, String words) {
    api.put("/v1/obs/jobs/nightly", "{}");
    api.post(REPLAY, body).isProblem(400, words);
  }

  private UUID report(int day, int rows) {
    Instant start = FIRST.plus(Duration.ofDays(day));
    ReportedRun run = ReportedRun.of("nightly");
    String stage =
        run.event(
            "stage",
            start.plusSeconds(60),
            "\"phase\":\"load\"",
            "\"table\":\"visits\"",
            "\"records_loaded\":" + rows);
    api.post(
            "/v1/obs/run-events",
            "[%s,%s,%s]"
                .formatted(
                    run.event("started", start),
                    stage,
                    run.event("succeeded", start.plusSeconds(90))))
        .ok();
    return run.runId();
  }

  private JsonNode one(String query) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(total(query)).isEqualTo(1));
    return api.get(FINDINGS + query).ok().path("items").path(0);
  }

  private int total(String query) {
    return api.get(FINDINGS + query).ok().path("total").intValue();
  }

  private JsonNode run(UUID runId) {
    return api.get("/v1/obs/runs/" + runId).ok();
  }

  private static JsonNode check(JsonNode run, String name) {
    for (JsonNode check : run.path("checks")) {
      if (check.path("check").textValue().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no " + name + " in " + run);
  }
}
