package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.persistence.metrics.Expectation;
import io.trialsync.obs.persistence.metrics.JobState;
import io.trialsync.obs.persistence.metrics.LastRuns;
import io.trialsync.obs.persistence.metrics.NewestVerdict;
import io.trialsync.obs.persistence.metrics.OpenFindings;
import io.trialsync.obs.persistence.metrics.UsedTables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** States of jobs as they might be stored. Seconds are counted from 1970, to be read in a text. */
final class StoredJobs {
  private StoredJobs() {}

  /** Failed twice after a good run, has no tries left, and a table with too many nulls. */
  static JobState failing(String tenantId, String jobId) {
    return new JobState(
        tenantId,
        jobId,
        true,
        "clinical-data",
        "https://wiki.example.org/" + jobId,
        Map.of("retry_alert_threshold", 5.0),
        new LastRuns(at(1_000), at(500), at(1_060), "DB", 2, 3, true),
        new Expectation(at(100), at(2_000), at(3_000), 1),
        List.of(new OpenFindings("visits", "null_rate", "fail", 2)),
        List.of(
            new NewestVerdict(null, "", "fail", null, at(900)),
            new NewestVerdict("visits", "null_rate", "fail", 0.25, at(900)),
            new NewestVerdict("visits", "row_count_delta", "pass", -40.0, null)),
        UsedTables.NONE);
  }

  /** The same with other runs. */
  static JobState failing(String jobId, LastRuns runs) {
    JobState job = failing("default", jobId);
    return new JobState(
        job.tenantId(),
        jobId,
        true,
        null,
        null,
        Map.of(),
        runs,
        job.expectation(),
        job.findings(),
        job.verdicts(),
        job.tables());
  }

  static JobState paused(JobState job) {
    return new JobState(
        job.tenantId(),
        job.jobId(),
        false,
        job.owner(),
        job.runbookUrl(),
        job.thresholds(),
        job.runs(),
        job.expectation(),
        job.findings(),
        job.verdicts(),
        job.tables());
  }

  /** Declared, and never seen. */
  static JobState unseen(String jobId, long since) {
    return waited(jobId, new Expectation(at(since), null, null, 0));
  }

  /** The same with what is expected of it. */
  static JobState waited(String jobId, Expectation expectation) {
    return new JobState(
        "default",
        jobId,
        true,
        null,
        null,
        Map.of(),
        new LastRuns(null, null, null, null, 0, null, false),
        expectation,
        List.of(),
        List.of(),
        UsedTables.NONE);
  }

  /** The same with tables. */
  static JobState using(JobState job, Set<Long> read, Set<Long> loaded) {
    return new JobState(
        job.tenantId(),
        job.jobId(),
        job.enabled(),
        job.owner(),
        job.runbookUrl(),
        job.thresholds(),
        job.runs(),
        job.expectation(),
        job.findings(),
        job.verdicts(),
        new UsedTables(read, loaded));
  }

  static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }
}
