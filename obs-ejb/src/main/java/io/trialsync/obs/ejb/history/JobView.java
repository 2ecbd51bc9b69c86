package io.trialsync.obs.ejb.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.persistence.job.JobOverview;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job in lists.
 *
 * @param lastRunAt start of the newest run
 * @param successRate7d success / (success + failed) of the runs that ended in the last 7 days; null
 *     without any
 * @param avgDurationMs7d mean over the ended runs of the last 7 days whose duration is known
 * @param recordsLoaded24h sum over the runs that ended in the last 24 hours; null when none of them
 *     said how many
 * @param nextExpectedAt when the first run is due that has not come; in the past while it is
 *     missing
 * @param lateSince since when a run should have started or ended
 */
public record JobView(
    String jobId,
    @Nullable Instant lastRunAt,
    @Nullable String lastRunStatus,
    @JsonProperty("success_rate_7d") @Nullable Double successRate7d,
    @JsonProperty("avg_duration_ms_7d") @Nullable Long avgDurationMs7d,
    @JsonProperty("records_loaded_24h") @Nullable Long recordsLoaded24h,
    String state,
    @Nullable Schedule schedule,
    @Nullable Instant nextExpectedAt,
    int consecutiveFailures,
    @Nullable Instant lateSince,
    int stuckRuns) {

  static JobView of(JobOverview job) {
    return of(job, JobRegistry.read(job.state(), job.settings()));
  }

  static JobView of(JobOverview job, JobSettings settings) {
    long decided = job.succeeded() + job.failed();
    return new JobView(
        job.jobId(),
        job.lastRunAt(),
        job.lastRunStatus(),
        decided == 0 ? null : (double) job.succeeded() / decided,
        job.timedRuns() == 0 ? null : Math.round((double) job.durationMillis() / job.timedRuns()),
        job.recordsLoaded(),
        job.state(),
        settings.schedule(),
        job.lateness().awaitedDueAt(),
        job.consecutiveFailures(),
        job.lateness().lateSince(),
        job.lateness().stuckRuns());
  }
}
