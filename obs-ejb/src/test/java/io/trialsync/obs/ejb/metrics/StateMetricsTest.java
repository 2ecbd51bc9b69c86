package io.trialsync.obs.ejb.metrics;

import static io.trialsync.obs.ejb.metrics.StoredJobs.at;
import static io.trialsync.obs.ejb.metrics.StoredJobs.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.metrics.StateReader.Reading;
import io.trialsync.obs.persistence.metrics.JobState;
import io.trialsync.obs.persistence.metrics.StoredState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateMetricsTest {
  private static final String ENABLED = "trialsync_job_enabled{job_id=\"visits\"} 1";
  private static final String READ_AT = "trialsync_state_read_timestamp_seconds{} 1000";
  private static final String RETRIES =
      "trialsync_alert_threshold{key=\"retry_alert_threshold\"} 3";
  private static final String OF_JOB =
      "trialsync_alert_threshold{key=\"retry_alert_threshold\",job_id=\"visits\"} 5";
  private static final AlertSettings USUAL = AlertSettings.of(name -> Optional.empty());

  private final StateMetrics metrics = new StateMetrics();

  StateMetricsTest() {
    metrics.store = new SeriesStore();
    metrics.config = new MetricsConfig();
    metrics.config.maxJobs = 10;
    metrics.config.tablesPerJob = 10;
    setClock(1_000);
  }

  @Test
  void showsWhatWasReadAndTheLimits() {
    metrics.show(reading(failing("default", "visits")), USUAL);
    assertThat(text())
        .contains(ENABLED, READ_AT, RETRIES, OF_JOB)
        .contains("trialsync_alert_threshold{key=\"alerts_enabled\"} 1")
        .contains("trialsync_link_info{} 1")
        .noneMatch(line -> line.contains("no_recent_run_seconds"));
  }

  @Test
  void hidesTheStateAfterHalfAMinuteWithoutAReadingAndKeepsTheLimits() {
    Reading reading = reading(failing("default", "visits"));
    metrics.show(reading, USUAL);
    setClock(1_030);
    metrics.show(reading, USUAL);
    assertThat(text()).contains(ENABLED);
    setClock(1_031);
    metrics.show(reading, USUAL);
    assertThat(text())
        .contains(READ_AT, RETRIES, OF_JOB)
        .noneMatch(line -> line.startsWith("trialsync_job_") || line.startsWith("trialsync_dq_"));
  }

  @Test
  void showsTheLimitsBeforeTheFirstReading() {
    metrics.show(null, USUAL);
    assertThat(text()).contains(RETRIES).noneMatch(line -> line.startsWith("trialsync_state"));
  }

  @Test
  void settingsGoBeforeWhatIsUsual() {
    Map<String, String> set =
        Map.of(
            "obs.alerts.enabled", "false",
            "retry.alert.threshold", "7",
            "no.recent.run.seconds", "86400",
            "obs.runbook.url", "https://wiki.example.org/runbooks/",
            "obs.grafana.url", "https://grafana.example.org");
    metrics.show(null, AlertSettings.of(name -> Optional.ofNullable(set.get(name))));
    assertThat(text())
        .contains(
            "trialsync_alert_threshold{key=\"alerts_enabled\"} 0",
            "trialsync_alert_threshold{key=\"retry_alert_threshold\"} 7",
            "trialsync_alert_threshold{key=\"no_recent_run_seconds\"} 86400",
            "trialsync_link_info{runbooks=\"https://wiki.example.org/runbooks\",dashboards=\"https://grafana.example.org\"} 1");
  }

  @Test
  void masksAndCutsWhoOwnsAJob() {
    JobState job = failing("default", "visits");
    metrics.show(reading(owned(job, "team ".repeat(50))), USUAL);
    assertThat(text()).anyMatch(line -> line.contains("owner=\"" + "team ".repeat(20) + "\""));
    metrics.show(reading(owned(job, "ask jane.doe@example.org")), USUAL);
    assertThat(text()).noneMatch(line -> line.contains("jane"));
  }

  private static JobState owned(JobState job, String owner) {
    return new JobState(
        job.tenantId(),
        job.jobId(),
        job.enabled(),
        owner,
        job.runbookUrl(),
        job.thresholds(),
        job.runs(),
        job.expectation(),
        job.findings(),
        job.verdicts(),
        job.tables());
  }

  private static Reading reading(JobState job) {
    return new Reading(new StoredState(List.of(job), 0, null), at(1_000));
  }

  private void setClock(long seconds) {
    metrics.clock = Clock.fixed(at(seconds), ZoneOffset.UTC);
  }

  private List<String> text() {
    var text = new TextBuffer(0);
    for (MetricNames metric : MetricNames.values()) {
      metrics.store.write(metric, text);
    }
    return new String(text.toByteArray(), StandardCharsets.UTF_8).lines().toList();
  }
}
