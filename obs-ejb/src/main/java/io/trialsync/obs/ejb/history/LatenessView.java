package io.trialsync.obs.ejb.history;

import io.trialsync.obs.persistence.job.JobLateness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a job, and what is late with it.
 *
 * @param expectedSince when it was declared or first heard of, resumed, or given another schedule
 * @param startDeadlineAt until when the next run must start; in the past while it is missing
 * @param finishDeadlineAt until when the first run that goes on must end; likewise
 * @param lateSince since when a run should have started or ended
 * @param stuckSince since when the first stuck run is so
 * @param unseen whether the server may have missed runs while it was away
 */
public record LatenessView(
    @Nullable Instant expectedSince,
    @Nullable Instant startDeadlineAt,
    @Nullable Instant finishDeadlineAt,
    @Nullable Instant lateSince,
    int stuckRuns,
    @Nullable Instant stuckSince,
    boolean unseen) {

  static LatenessView of(JobLateness found) {
    return new LatenessView(
        found.expectedSince(),
        found.startDeadlineAt(),
        found.finishDeadlineAt(),
        found.lateSince(),
        found.stuckRuns(),
        found.stuckSince(),
        found.unseen());
  }
}
