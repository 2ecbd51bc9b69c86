package io.trialsync.obs.persistence.history;

import java.time.Instant;

/**
 * What the runs that ended in one hour or day add up to.
 *
 * @param timedRuns runs with a known duration, which add up to durationMillis
 * @param countedRuns runs that said how many records they loaded
 */
public record BucketSums(
    Instant start,
    long succeeded,
    long failed,
    long skipped,
    long timedRuns,
    long durationMillis,
    long countedRuns,
    long recordsLoaded) {}
