package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What the metrics of a real server say of a job, from its declaration to its end. */
@Isolated("a change has two seconds")
class StateMetricsIT {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final ApiClient api = ApiClient.ofTenant(null);
  private final String job = "state-" + UUID.randomUUID();

  @Test
  void aDeclaredJobIsThereBeforeItEverRan() {
    declare("{\"owner\":\"clinical-data\",\"runbook_url\":\"https://wiki.example.org/visits\"}");
    List<String> lines = await(line -> line.startsWith("trialsync_job_enabled{"));
    assertThat(lines)
        .contains("trialsync_job_enabled{job_id=\"" + job + "\"} 1")
        .contains(
            "trialsync_job_info{job_id=\""
                + job
                + "\",owner=\"clinical-data\",runbook_url=\"https://wiki.example.org/visits\"} 1")
        .anyMatch(line -> line.startsWith("trialsync_job_expected_since_timestamp_seconds{"))
        .noneMatch(line -> line.startsWith("trialsync_job_last_"));
  }

  @Test
  void failuresInARowAreSeenAndEndWithAGoodRun() {
    fail(Instant.now().minusSeconds(120), "API");
    fail(Instant.now().minusSeconds(60), "DB");
    assertThat(await(gauge("trialsync_job_consecutive_failures", "2")))
        .anyMatch(gauge("trialsync_job_last_run_retries", "2"))
        .anyMatch(gauge("trialsync_job_retries_exhausted", "1"))
        .filteredOn(line -> line.startsWith("trialsync_job_last_failure_"))
        .singleElement()
        .matches(line -> line.contains("error_category=\"DB\""));
    var good = ReportedRun.of(job);
    Instant end = Instant.now().minusSeconds(1);
    report(good.event("started", end.minusSeconds(5).toString()));
    report(good.event("succeeded", end.toString()));
    assertThat(await(gauge("trialsync_job_consecutive_failures", "0")))
        .anyMatch(gauge("trialsync_job_retries_exhausted", "0"))
        .anyMatch(line -> line.startsWith("trialsync_job_last_success_timestamp_seconds{"));
  }

  @Test
  void aChangedThresholdShowsWithinTwoSeconds() {
    declare("{\"thresholds\":{\"retry_alert_threshold\":5}}");
    await(threshold("retry_alert_threshold", 5));
    api.get("/metrics").has(200);
    api.patch("/v1/obs/jobs/" + job, "{\"thresholds\":{\"retry_alert_threshold\":6}}").has(200);
    Instant changed = Instant.now();
    await(threshold("retry_alert_threshold", 6));
    assertThat(Duration.between(changed, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aPausedJobHasNoDeadlineAndARetiredOneNothing() {
    declare("{\"schedule\":{\"every\":\"PT1H\"}}");
    await(gauge("trialsync_job_enabled", "1"));
    api.patch("/v1/obs/jobs/" + job, "{\"state\":\"paused\"}").has(200);
    assertThat(await(gauge("trialsync_job_enabled", "0")))
        .noneMatch(line -> line.startsWith("trialsync_job_next_deadline"));
    api.patch("/v1/obs/jobs/" + job, "{\"state\":\"retired\"}").has(200);
    Instant end = Instant.now().plus(LONGEST);
    while (!state().isEmpty() && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(state()).isEmpty();
  }

  @Test
  void aJobWaitsForTheFailedOneThatLoadsWhatItReads() {
    String upstream = "upstream-of-" + job;
    String table = "\"table\":\"visits-" + job + "\"";
    Instant now = Instant.now();
    good(upstream, now.minusSeconds(90), "\"phase\":\"load\"", table, "\"records_loaded\":7");
    good(job, now.minusSeconds(60), "\"phase\":\"extract\"", table, "\"records_extracted\":7");
    assertThat(await(gauge("trialsync_job_enabled", "1")))
        .noneMatch(line -> line.startsWith("trialsync_job_upstream_unwell"));
    var failed = ReportedRun.of(upstream);
    report(failed.event("started", now.minusSeconds(40)));
    report(failed.event("failed", now.minusSeconds(30)));
    String waits =
        "trialsync_job_upstream_unwell{job_id=\"%s\",upstream=\"%s\"} 1".formatted(job, upstream);
    await(waits::equals);
    good(upstream, now.minusSeconds(20), "\"phase\":\"load\"", table, "\"records_loaded\":7");
    Instant end = Instant.now().plus(LONGEST);
    while (state().contains(waits) && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(state()).doesNotContain(waits);
  }

  @Test
  void theLimitsOfAlertsAreThere() {
    assertThat(api.get("/metrics").has(200).body().lines())
        .contains(
            "trialsync_alert_threshold{key=\"alerts_enabled\"} 1",
            "trialsync_alert_threshold{key=\"retry_alert_threshold\"} 3",
            "trialsync_alert_threshold{key=\"dq_null_rate_threshold\"} 0.05",
            "trialsync_link_info{} 1")
        .anyMatch(line -> line.startsWith("trialsync_state_read_timestamp_seconds{} "))
        .anyMatch(line -> line.startsWith("trialsync_disk_usable_bytes{path=\"/"));
  }

  private void declare(String settings) {
    assertThat(api.put("/v1/obs/jobs/" + job, settings).status()).isIn(200, 201);
  }

  private void good(String jobId, Instant start, String... stage) {
    var run = ReportedRun.of(jobId);
    report(run.event("started", start));
    report(run.event("stage", start.plusSeconds(1), stage));
    report(run.event("succeeded", start.plusSeconds(2)));
  }

  private void fail(Instant end, String category) {
    var run = ReportedRun.of(job);
    report(run.event("started", end.minusSeconds(5).toString()));
    report(
        run.event(
            "failed",
            end.toString(),
            "\"attempt\":3",
            "\"max_attempts\":3",
            "\"error\":{\"category\":\"" + category + "\"}"));
  }

  private void report(String event) {
    api.post("/v1/obs/run-events", event).ok();
  }

  private Predicate<String> threshold(String key, int value) {
    String line =
        "trialsync_alert_threshold{key=\"%s\",job_id=\"%s\"} %d".formatted(key, job, value);
    return line::equals;
  }

  private Predicate<String> gauge(String name, String value) {
    String line = "%s{job_id=\"%s\"} %s".formatted(name, job, value);
    return line::equals;
  }

  /** The lines about the job's state, as soon as one of them is as expected. */
  private List<String> await(Predicate<String> expected) {
    Instant end = Instant.now().plus(LONGEST);
    List<String> lines = state();
    while (lines.stream().noneMatch(expected) && Instant.now().isBefore(end)) {
      lines = state();
    }
    assertThat(lines).anyMatch(expected);
    return lines;
  }

  private List<String> state() {
    return api.get("/metrics")
        .has(200)
        .body()
        .lines()
        .filter(line -> line.contains("\"" + job + "\""))
        .filter(
            line ->
                line.matches("trialsync_(job_(?!duration|failures_total|points_total)|alert_).*"))
        .toList();
  }
}
