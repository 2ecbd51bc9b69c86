package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.persistence.metrics.Expectation;
import io.trialsync.obs.persistence.metrics.JobState;
import io.trialsync.obs.persistence.metrics.LastRuns;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Shows the last runs of jobs and what is expected of them. What was never is no sample. */
final class JobGauges {
  static final List<MetricNames> ALL =
      List.of(
          MetricNames.JOB_ENABLED,
          MetricNames.JOB_INFO,
          MetricNames.JOB_LAST_RUN_TIMESTAMP_SECONDS,
          MetricNames.JOB_LAST_SUCCESS_TIMESTAMP_SECONDS,
          MetricNames.JOB_LAST_FAILURE_TIMESTAMP_SECONDS,
          MetricNames.JOB_CONSECUTIVE_FAILURES,
          MetricNames.JOB_LAST_RUN_RETRIES,
          MetricNames.JOB_RETRIES_EXHAUSTED,
          MetricNames.JOB_EXPECTED_SINCE_TIMESTAMP_SECONDS,
          MetricNames.JOB_NEXT_DEADLINE_TIMESTAMP_SECONDS,
          MetricNames.JOB_STUCK_RUNS);

  private static final int OWNER_LENGTH = 100;
  private static final int ADDRESS_LENGTH = 500;

  private final GaugeSamples samples;
  private final BiFunction<String, Integer, String> shown;

  /**
   * @param shown a text of settings as labels may show it, up to so many characters
   */
  JobGauges(GaugeSamples samples, BiFunction<String, Integer, String> shown) {
    this.samples = samples;
    this.shown = shown;
  }

  void add(JobState job) {
    add(MetricNames.JOB_ENABLED, job, job.enabled() ? 1 : 0);
    samples.add(
        MetricNames.JOB_INFO,
        job.tenantId(),
        1,
        job.jobId(),
        text(job.owner(), OWNER_LENGTH),
        text(job.runbookUrl(), ADDRESS_LENGTH));
    addRuns(job, job.runs());
    addExpectation(job, job.expectation());
  }

  private void addRuns(JobState job, LastRuns runs) {
    add(MetricNames.JOB_LAST_RUN_TIMESTAMP_SECONDS, job, seconds(runs.startedAt()));
    add(MetricNames.JOB_LAST_SUCCESS_TIMESTAMP_SECONDS, job, seconds(runs.succeededAt()));
    String category = runs.errorCategory();
    if (category != null) {
      samples.add(
          MetricNames.JOB_LAST_FAILURE_TIMESTAMP_SECONDS,
          job.tenantId(),
          seconds(runs.failedAt()),
          job.jobId(),
          category);
    }
    add(MetricNames.JOB_CONSECUTIVE_FAILURES, job, runs.consecutiveFailures());
    Integer retries = runs.retries();
    if (retries != null) {
      add(MetricNames.JOB_LAST_RUN_RETRIES, job, retries);
      add(MetricNames.JOB_RETRIES_EXHAUSTED, job, runs.retriesExhausted() ? 1 : 0);
    }
  }

  private void addExpectation(JobState job, Expectation expected) {
    add(MetricNames.JOB_EXPECTED_SINCE_TIMESTAMP_SECONDS, job, seconds(expected.since()));
    if (job.enabled()) {
      addDeadline(job, expected.startBy(), "start");
      addDeadline(job, expected.finishBy(), "finish");
    }
    add(MetricNames.JOB_STUCK_RUNS, job, expected.stuckRuns());
  }

  private void addDeadline(JobState job, @Nullable Instant deadline, String clock) {
    samples.add(
        MetricNames.JOB_NEXT_DEADLINE_TIMESTAMP_SECONDS,
        job.tenantId(),
        seconds(deadline),
        job.jobId(),
        clock);
  }

  private void add(MetricNames gauge, JobState job, @Nullable Number value) {
    samples.add(gauge, job.tenantId(), value, job.jobId());
  }

  private String text(@Nullable String setting, int length) {
    return setting == null ? "" : shown.apply(setting, length);
  }

  static @Nullable Double seconds(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli() / 1e3;
  }
}
