package io.trialsync.obs.ejb.history;

import io.trialsync.obs.persistence.history.BucketSums;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The runs that ended in one stretch of time; flat, so that a dashboard can show it as it is.
 *
 * @param successRate success / (success + failed); null without any
 * @param avgDurationMs mean over the runs whose duration is known; null without any
 * @param recordsLoaded sum over the runs; null when runs ended and none of them said how many
 */
public record SummaryRow(
    Instant bucketStart,
    long succeeded,
    long failed,
    long skipped,
    @Nullable Double successRate,
    @Nullable Long avgDurationMs,
    @Nullable Long recordsLoaded) {

  static SummaryRow of(BucketSums sums) {
    long decided = sums.succeeded() + sums.failed();
    boolean silent = decided + sums.skipped() > 0 && sums.countedRuns() == 0;
    return new SummaryRow(
        sums.start(),
        sums.succeeded(),
        sums.failed(),
        sums.skipped(),
        decided == 0 ? null : (double) sums.succeeded() / decided,
        sums.timedRuns() == 0
            ? null
            : Math.round((double) sums.durationMillis() / sums.timedRuns()),
        silent ? null : sums.recordsLoaded());
  }

  /** A stretch of time in which no run ended. */
  static SummaryRow empty(Instant start) {
    return new SummaryRow(start, 0, 0, 0, null, null, 0L);
  }
}
