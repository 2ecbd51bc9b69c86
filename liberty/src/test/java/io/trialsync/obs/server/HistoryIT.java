package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the history API answers, by the names that dashboards use. */
class HistoryIT {
  private static final String EVENTS = "/v1/obs/run-events";
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private final ApiClient api = ApiClient.ofNewTenant();

  @Test
  void namesTheFieldsOfJobs() {
    report(ReportedRun.of("nightly").event("succeeded", ago(60), "\"records_loaded\":5"));
    JsonNode page = api.get("/v1/obs/jobs").ok();
    assertThat(page.fieldNames())
        .toIterable()
        .containsExactly("items", "page", "page_size", "total", "total_capped", "next_cursor");
    assertThat(page.path("items").path(0).fieldNames())
        .toIterable()
        .containsExactly(
            "job_id",
            "last_run_at",
            "last_run_status",
            "success_rate_7d",
            "avg_duration_ms_7d",
            "records_loaded_24h",
            "state",
            "schedule",
            "next_expected_at",
            "consecutive_failures",
            "late_since",
            "stuck_runs");
  }

  @Test
  void namesTheFieldsOfRuns() {
    var run = ReportedRun.of("nightly");
    report(run.event("started", ago(120)), run.event("succeeded", ago(60)));
    assertThat(api.get("/v1/obs/jobs/nightly/runs").ok().path("items").path(0).fieldNames())
        .toIterable()
        .contains("run_id", "job_id", "scheduled_at", "start_at", "end_at", "duration_ms")
        .contains("status", "attempt_count", "retries_exhausted", "error_category", "dq_status")
        .contains("records_extracted", "records_loaded");
    assertThat(api.get("/v1/obs/runs/" + run.runId()).ok().fieldNames())
        .toIterable()
        .contains("run_id", "job_id", "scheduled_at", "start_at", "end_at", "duration_ms")
        .contains("status", "attempt_count", "retries_exhausted", "error_category", "error_message")
        .contains("records_extracted", "records_loaded", "dq_status", "dq_findings")
        .contains("attempts", "stages", "checks", "correlation_id", "trace_id");
  }

  @Test
  void tellsAllThatWasReportedOfAFailedRun() {
    var run = ReportedRun.of("nightly");
    report(
        run.event(
            "started",
            "2026-11-20T08:00:00.5+02:00",
            "\"scheduled_at\":\"2026-11-20T06:00:00Z\"",
            "\"max_attempts\":2",
            "\"run_type\":\"manual\"",
            "\"correlation_id\":\"c-1\""),
        run.event("attempt_failed", "2026-11-20T06:01:00Z", "\"error\":{\"message\":\"first\"}"),
        run.event(
            "failed",
            "2026-11-20T06:02:00.75Z",
            "\"attempt\":2",
            "\"records_extracted\":10",
            "\"error\":{\"category\":\"API\",\"code\":\"E7\",\"message\":\"m\",\"http_status\":502}"));
    JsonNode told = api.get("/v1/obs/runs/" + run.runId()).ok();
    assertThat(told.path("start_at").textValue()).isEqualTo("2026-11-20T06:00:00.500Z");
    assertThat(told.path("scheduled_at").textValue()).isEqualTo("2026-11-20T06:00:00Z");
    assertThat(told.path("duration_ms").longValue()).isEqualTo(120_250);
    assertThat(told.path("status").textValue()).isEqualTo("failed");
    assertThat(told.path("attempt_count").intValue()).isEqualTo(2);
    assertThat(told.path("retries_exhausted").booleanValue()).isTrue();
    assertThat(told.path("error_category").textValue()).isEqualTo("API");
    assertThat(told.path("error_code").textValue()).isEqualTo("E7");
    assertThat(told.path("error_message").textValue()).isEqualTo("m");
    assertThat(told.path("http_status").intValue()).isEqualTo(502);
    assertThat(told.path("records_extracted").longValue()).isEqualTo(10);
    assertThat(told.path("records_loaded").isNull()).isTrue();
    assertThat(told.path("run_type").textValue()).isEqualTo("manual");
    assertThat(told.path("correlation_id").textValue()).isEqualTo("c-1");
    assertThat(told.path("dq_status").isNull()).isTrue();
    assertThat(told.path("dq_findings").isEmpty()).isTrue();
    assertThat(told.path("attempts").findValuesAsText("error_message"))
        .containsExactly("first", "m");
  }

  @Test
  void ratesJobsByTheRunsThatEndedInTheLastSevenDays() {
    report(
        pair("edges", Duration.ofDays(7).minusHours(1), "succeeded", 10, "\"records_loaded\":1"));
    report(pair("edges", Duration.ofDays(7).minusMinutes(1), "succeeded", 20));
    report(pair("edges", Duration.ofDays(7).plusMinutes(1), "failed", 999));
    report(pair("edges", Duration.ofDays(7).plusHours(1), "failed", 999));
    report(pair("edges", Duration.ofDays(3), "failed", 30));
    report(pair("edges", Duration.ofDays(2), "skipped", 40));
    JsonNode job = job("edges");
    assertThat(job.path("success_rate_7d").doubleValue()).isEqualTo(2.0 / 3);
    assertThat(job.path("avg_duration_ms_7d").longValue()).isEqualTo(25_000);
    assertThat(job.path("records_loaded_24h").isNull()).isTrue();
  }

  @Test
  void sumsTheRecordsOfTheRunsThatEndedInTheLast24Hours() {
    report(pair("loads", Duration.ofHours(23), "succeeded", 10, "\"records_loaded\":100"));
    report(pair("loads", Duration.ofMinutes(1439), "failed", 10, "\"records_loaded\":20"));
    report(pair("loads", Duration.ofMinutes(1441), "succeeded", 10, "\"records_loaded\":3000"));
    report(pair("loads", Duration.ofHours(25), "succeeded", 10, "\"records_loaded\":40000"));
    assertThat(job("loads").path("records_loaded_24h").longValue()).isEqualTo(120);
  }

  @Test
  void hasNoRateForAJobWithoutAnEndedRun() {
    report(ReportedRun.of("running").event("started", ago(60)));
    report(ReportedRun.of("skipping").event("skipped", ago(60)));
    JsonNode running = job("running");
    assertThat(running.path("last_run_status").textValue()).isEqualTo("running");
    assertThat(running.path("last_run_at").textValue()).isEqualTo(ago(60).toString());
    for (JsonNode job : List.of(running, job("skipping"))) {
      assertThat(job.path("success_rate_7d").isNull()).isTrue();
      assertThat(job.path("avg_duration_ms_7d").isNull()).isTrue();
    }
  }

  @Test
  void findsJobsByStatusAndByTextTakenLiterally() {
    report(
        ReportedRun.of("load_visits").event("succeeded", ago(60)),
        ReportedRun.of("load-labs").event("failed", ago(60)),
        ReportedRun.of("Load.Sites").event("started", ago(60)));
    assertThat(jobs("")).containsExactly("Load.Sites", "load-labs", "load_visits");
    assertThat(jobs("?q=LOAD")).hasSize(3);
    assertThat(jobs("?q=_")).containsExactly("load_visits");
    assertThat(jobs("?q=%25")).isEmpty();
    assertThat(jobs("?q=.")).containsExactly("Load.Sites");
    assertThat(jobs("?q=%5C")).isEmpty();
    assertThat(jobs("?status=failed")).containsExactly("load-labs");
    assertThat(jobs("?status=running&q=load")).containsExactly("Load.Sites");
    assertThat(jobs("?status=skipped")).isEmpty();
  }

  @Test
  void walksOverAllRunsOnceByPageAndByCursor() {
    List<String> reports = new ArrayList<>();
    for (int number = 0; number < 120; number++) {
      // Three runs start at the same moment each, so that time alone does not tell them apart.
      String kind = number % 4 == 0 ? "failed" : "started";
      reports.add(ReportedRun.of("many").event(kind, ago(60 + number / 3)));
    }
    Collections.shuffle(reports, new Random(7));
    report(reports.toArray(String[]::new));
    List<String> byPage = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      JsonNode answer = api.get("/v1/obs/jobs/many/runs?page_size=35&page=" + page).ok();
      assertThat(answer.path("total").intValue()).isEqualTo(120);
      byPage.addAll(answer.path("items").findValuesAsText("run_id"));
    }
    Set<String> all = new HashSet<>(byPage);
    assertThat(byPage).hasSize(120);
    assertThat(all).hasSize(120);
    assertThat(walk("/v1/obs/jobs/many/runs?page_size=35", "run_id")).isEqualTo(byPage);
    assertThat(walk("/v1/obs/jobs/many/runs?page_size=7&status=failed", "run_id"))
        .hasSize(30)
        .doesNotHaveDuplicates()
        .isSubsetOf(byPage);
    assertThat(api.get("/v1/obs/jobs/many/runs?page=9").ok().path("items")).isEmpty();
  }

  @Test
  void walksOverAllJobsByCursor() {
    List<String> reports = new ArrayList<>();
    for (int number = 0; number < 25; number++) {
      reports.add(ReportedRun.of("job-%02d".formatted(number)).event("started", ago(60)));
    }
    report(reports.toArray(String[]::new));
    assertThat(walk("/v1/obs/jobs?page_size=10", "job_id")).hasSize(25).isSorted();
    String cursor = api.get("/v1/obs/jobs?page_size=10").ok().path("next_cursor").textValue();
    api.get("/v1/obs/jobs?page_size=10&q=job&cursor=" + cursor).isProblem(400, "filters");
    ApiClient.ofNewTenant().get("/v1/obs/jobs?cursor=" + cursor).isProblem(400, "cursor");
  }

  @Test
  void bindsACursorOfRunsToTheWindowAsItWasAsked() {
    for (int number = 0; number < 3; number++) {
      report(ReportedRun.of("bound").event("started", ago(60 + number)));
    }
    String asked = "/v1/obs/jobs/bound/runs?page_size=1&from=" + ago(600);
    String cursor = api.get(asked).ok().path("next_cursor").textValue();
    assertThat(api.get(asked + "&cursor=" + cursor).ok().path("items")).hasSize(1);
    api.get("/v1/obs/jobs/bound/runs?page_size=1&cursor=" + cursor).isProblem(400, "filters");
    api.get(asked + "&status=failed&cursor=" + cursor).isProblem(400, "filters");
    api.get(asked + "&cursor=" + cursor.substring(1)).isProblem(400, "cursor");
  }

  @Test
  void showsTheRunsOfAWindowNewestFirst() {
    for (int days : new int[] {1, 6, 8, 89}) {
      report(pair("windowed", Duration.ofDays(days), "succeeded", 10));
    }
    assertThat(runTotal("")).isEqualTo(2);
    assertThat(runTotal("?from=" + NOW.minus(Duration.ofDays(90)) + "&to=" + NOW)).isEqualTo(4);
    assertThat(runTotal("?from=" + ago(9 * 86_400).toEpochMilli())).isEqualTo(3);
    List<String> starts =
        api.get("/v1/obs/jobs/windowed/runs?from=" + NOW.minus(Duration.ofDays(89)))
            .ok()
            .path("items")
            .findValuesAsText("start_at");
    assertThat(starts).isSortedAccordingTo(Collections.reverseOrder());
  }

  private int runTotal(String query) {
    return api.get("/v1/obs/jobs/windowed/runs" + query).ok().path("total").intValue();
  }

  private List<String> walk(String path, String id) {
    List<String> seen = new ArrayList<>();
    JsonNode page = api.get(path).ok();
    seen.addAll(page.path("items").findValuesAsText(id));
    while (!page.path("next_cursor").isNull()) {
      page = api.get(path + "&cursor=" + page.path("next_cursor").textValue()).ok();
      assertThat(page.path("page").isNull()).isTrue();
      seen.addAll(page.path("items").findValuesAsText(id));
    }
    return seen;
  }

  private List<String> jobs(String query) {
    JsonNode page = api.get("/v1/obs/jobs" + query).ok();
    assertThat(page.path("total").intValue()).isEqualTo(page.path("items").size());
    return page.path("items").findValuesAsText("job_id");
  }

  private JsonNode job(String jobId) {
    JsonNode inList = api.get("/v1/obs/jobs?q=" + jobId).ok().path("items").path(0);
    JsonNode alone = api.get("/v1/obs/jobs/" + jobId).ok();
    inList.properties().forEach(f -> assertThat(alone.get(f.getKey())).isEqualTo(f.getValue()));
    return inList;
  }

  /** Start and end of a run that ended so long ago and took so many seconds. */
  private static String[] pair(
      String job, Duration ended, String end, int seconds, String... members) {
    var run = ReportedRun.of(job);
    Instant at = NOW.minus(ended);
    return new String[] {
      run.event("started", at.minusSeconds(seconds)), run.event(end, at, members)
    };
  }

  private void report(String... events) {
    JsonNode answer = api.post(EVENTS, "[" + String.join(",", events) + "]").ok();
    assertThat(answer.path("accepted").intValue()).isEqualTo(events.length);
  }

  private static Instant ago(long seconds) {
    return NOW.minusSeconds(seconds);
  }
}
