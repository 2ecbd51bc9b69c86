package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the reports of a job become in the metrics: each run once, however often it is told. */
class MetricsCountIT {
  private static final String START = "2026-11-20T06:00:00Z";
  private static final String END = "2026-11-20T06:01:40Z";

  private final ApiClient api = ApiClient.ofTenant(null);
  private final String job = "counted-" + UUID.randomUUID();

  @Test
  void countsEachEndOnceHoweverOftenItIsReported() {
    var good = ReportedRun.of(job);
    var bad = ReportedRun.of(job);
    String loaded =
        good.event("stage", END, "\"phase\":\"load\"", "\"table\":\"t\"", "\"records_loaded\":40");
    String failed = bad.event("failed", END, "\"error\":{\"category\":\"DB\"}");
    report(good.event("started", START), loaded, good.event("succeeded", END), failed);
    report(loaded, good.event("succeeded", END), failed, bad.event("started", START));
    report(good.event("failed", "2026-11-20T06:02:00Z"));
    report(ReportedRun.of(job).event("skipped", END));

    awaitLine("trialsync_jobs_total", "status=\"skipped\"", 1);
    awaitLine("trialsync_jobs_total", "status=\"success\"", 1);
    awaitLine("trialsync_jobs_total", "status=\"failed\"", 1);
    awaitLine("trialsync_job_failures_total", "error_category=\"DB\"", 1);
    awaitLine("trialsync_job_failures_total", "error_category=\"API\"", 0);
    awaitLine("trialsync_records_loaded_total", "table=\"t\"", 40);
    awaitLine("trialsync_job_duration_seconds_count", "status=\"success\"", 1);
    awaitLine("trialsync_job_duration_seconds_sum", "status=\"success\"", 100);
    awaitLine("trialsync_job_duration_seconds_bucket", "status=\"success\",le=\"60\"", 0);
    awaitLine("trialsync_job_duration_seconds_bucket", "status=\"success\",le=\"120\"", 1);
  }

  @Test
  void showsAJobAtZeroFromItsFirstReportOn() {
    report(ReportedRun.of(job).event("started", START));
    for (String status : new String[] {"success", "failed", "skipped"}) {
      awaitLine("trialsync_jobs_total", "status=\"" + status + "\"", 0);
    }
    for (String category : new String[] {"API", "DB", "Data", "System"}) {
      awaitLine("trialsync_job_failures_total", "error_category=\"" + category + "\"", 0);
    }
  }

  @Test
  void addsTheTenantWhereItIsNotTheDefault() {
    String tenant = "metrics-" + UUID.randomUUID();
    ApiClient.ofTenant(tenant)
        .post("/v1/obs/run-events", ReportedRun.of(job).event("succeeded", END))
        .ok();
    awaitLine("trialsync_jobs_total", "status=\"success\",tenant_id=\"" + tenant + "\"", 1);
  }

  private void report(String... events) {
    api.post("/v1/obs/run-events", "[" + String.join(",", events) + "]").ok();
  }

  /** The text may be a second old. */
  private void awaitLine(String name, String labels, int value) {
    String series = name + "{job_id=\"" + job + "\"," + labels + "} ";
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    double seen = valueOf(series);
    while (seen != value && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      seen = valueOf(series);
    }
    assertThat(seen).as(series).isEqualTo(value);
  }

  /** The value of a series; less than nothing where it does not exist. */
  private double valueOf(String series) {
    return api.get("/metrics")
        .has(200)
        .body()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElse(-1);
  }
}
