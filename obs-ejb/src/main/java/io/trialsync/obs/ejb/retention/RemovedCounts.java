package io.trialsync.obs.ejb.retention;

import io.trialsync.obs.persistence.retention.RowCounts;

/** How many rows retention removed, or would remove, of each kind. */
public record RemovedCounts(
    long runs, long attempts, long stages, long lifeCycleLines, long jobDays) {

  static RemovedCounts of(RowCounts rows) {
    return new RemovedCounts(
        rows.runs(), rows.attempts(), rows.stages(), rows.lifeCycleLines(), rows.jobDays());
  }
}
