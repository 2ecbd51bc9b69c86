package io.trialsync.obs.persistence.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job with what its runs add up to.
 *
 * @param settings the settings as a JSON object
 * @param succeeded runs that ended well in the last 7 days; failed likewise
 * @param timedRuns runs of these days with a known duration, which add up to durationMillis
 * @param recordsLoaded sum over the runs that ended in the last 24 hours; null when none of them
 *     said how many
 * @param lateness what was found when the job was last looked at
 */
public record JobOverview(
    String jobId,
    String state,
    String settings,
    @Nullable Instant lastRunAt,
    @Nullable String lastRunStatus,
    long succeeded,
    long failed,
    long timedRuns,
    long durationMillis,
    @Nullable Long recordsLoaded,
    int consecutiveFailures,
    JobLateness lateness) {}
