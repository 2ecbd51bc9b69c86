package io.trialsync.obs.ejb.metrics;

import static io.trialsync.obs.ejb.metrics.MetricNames.JOBS_TOTAL;
import static io.trialsync.obs.ejb.metrics.MetricNames.JOB_DURATION_SECONDS;
import static io.trialsync.obs.ejb.metrics.MetricNames.JOB_FAILURES_TOTAL;
import static io.trialsync.obs.ejb.metrics.MetricNames.RECORDS_LOADED_TOTAL;
import static io.trialsync.obs.ejb.metrics.MetricsFixture.ended;
import static io.trialsync.obs.ejb.metrics.MetricsFixture.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.ErrorCategory;
import io.trialsync.obs.ejb.run.ReportKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunMetricsTest {

  private final MetricsFixture metrics = new MetricsFixture(2, 2);

  @Test
  void aJobThatOnlyStartedHasAllItsSeriesAtZero() {
    metrics.runs.onReport(loaded("default", "visits", Map.of()));
    assertThat(metrics.lines(JOBS_TOTAL))
        .containsExactly(
            "trialsync_jobs_total{job_id=\"visits\",status=\"failed\"} 0",
            "trialsync_jobs_total{job_id=\"visits\",status=\"skipped\"} 0",
            "trialsync_jobs_total{job_id=\"visits\",status=\"success\"} 0");
    assertThat(metrics.lines(JOB_FAILURES_TOTAL))
        .containsExactly(
            "trialsync_job_failures_total{job_id=\"visits\",error_category=\"API\"} 0",
            "trialsync_job_failures_total{job_id=\"visits\",error_category=\"DB\"} 0",
            "trialsync_job_failures_total{job_id=\"visits\",error_category=\"Data\"} 0",
            "trialsync_job_failures_total{job_id=\"visits\",error_category=\"System\"} 0");
    assertThat(metrics.lines(JOB_DURATION_SECONDS)).hasSize(3 * (15 + 2));
  }

  @Test
  void countsHowARunEnded() {
    metrics.runs.onReport(ended("visits", ReportKind.SUCCEEDED, 4_200L, null));
    metrics.runs.onReport(ended("visits", ReportKind.SKIPPED, null, null));
    metrics.runs.onReport(ended("visits", ReportKind.FAILED, null, ErrorCategory.DATA));
    assertThat(metrics.lines(JOBS_TOTAL)).allMatch(line -> line.endsWith(" 1")).hasSize(3);
    assertThat(metrics.lines(JOB_FAILURES_TOTAL))
        .filteredOn(line -> !line.endsWith(" 0"))
        .containsExactly(
            "trialsync_job_failures_total{job_id=\"visits\",error_category=\"Data\"} 1");
    assertThat(metrics.lines(JOB_DURATION_SECONDS))
        .contains(
            "trialsync_job_duration_seconds_sum{job_id=\"visits\",status=\"success\"} 4.2",
            "trialsync_job_duration_seconds_count{job_id=\"visits\",status=\"success\"} 1",
            "trialsync_job_duration_seconds_count{job_id=\"visits\",status=\"skipped\"} 0");
  }

  @Test
  void aFailureWithoutACategoryIsOneOfTheSystem() {
    metrics.runs.onReport(ended("visits", ReportKind.FAILED, 1L, null));
    assertThat(metrics.lines(JOB_FAILURES_TOTAL))
        .contains("trialsync_job_failures_total{job_id=\"visits\",error_category=\"System\"} 1");
  }

  @Test
  void addsUpWhatWasLoadedByTableAndNeverFalls() {
    metrics.runs.onReport(loaded("default", "visits", Map.of("visit", 10L, "subject", 0L)));
    metrics.runs.onReport(loaded("default", "visits", Map.of("visit", 5L)));
    metrics.runs.onReport(loaded("default", "visits", Map.of("visit", -3L)));
    assertThat(metrics.lines(RECORDS_LOADED_TOTAL))
        .containsExactly(
            "trialsync_records_loaded_total{job_id=\"visits\",table=\"subject\"} 0",
            "trialsync_records_loaded_total{job_id=\"visits\",table=\"visit\"} 15");
  }

  @Test
  void namesTheTenantUnlessItIsTheDefaultOne() {
    metrics.runs.onReport(loaded("acme", "visits", Map.of("visit", 1L)));
    metrics.runs.onReport(loaded("default", "visits", Map.of("visit", 2L)));
    assertThat(metrics.lines(RECORDS_LOADED_TOTAL))
        .containsExactly(
            "trialsync_records_loaded_total{job_id=\"visits\",table=\"visit\"} 2",
            "trialsync_records_loaded_total{job_id=\"visits\",table=\"visit\",tenant_id=\"acme\"}"
                + " 1");
  }

  @Test
  void foldsJobsBeyondTheLimitAndCountsThat() {
    for (String job : new String[] {"a", "b", "c", "d", "a", "c"}) {
      metrics.runs.onReport(ended(job, ReportKind.SUCCEEDED, null, null));
    }
    assertThat(metrics.lines(JOBS_TOTAL))
        .filteredOn(line -> line.contains("success"))
        .containsExactly(
            "trialsync_jobs_total{job_id=\"_other\",status=\"success\"} 3",
            "trialsync_jobs_total{job_id=\"a\",status=\"success\"} 2",
            "trialsync_jobs_total{job_id=\"b\",status=\"success\"} 1");
    assertThat(metrics.foldedJobs.getCount()).isEqualTo(3);
  }

  @Test
  void foldsTablesBeyondTheLimitOfTheirJobAndCountsThat() {
    metrics.runs.onReport(loaded("default", "a", Map.of("t1", 1L)));
    metrics.runs.onReport(loaded("default", "a", Map.of("t2", 2L)));
    metrics.runs.onReport(loaded("default", "a", Map.of("t3", 4L, "t4", 8L)));
    metrics.runs.onReport(loaded("default", "b", Map.of("t3", 1L)));
    assertThat(metrics.lines(RECORDS_LOADED_TOTAL))
        .containsExactly(
            "trialsync_records_loaded_total{job_id=\"a\",table=\"_other\"} 12",
            "trialsync_records_loaded_total{job_id=\"a\",table=\"t1\"} 1",
            "trialsync_records_loaded_total{job_id=\"a\",table=\"t2\"} 2",
            "trialsync_records_loaded_total{job_id=\"b\",table=\"t3\"} 1");
    assertThat(metrics.foldedTables.getCount()).isEqualTo(2);
  }
}
