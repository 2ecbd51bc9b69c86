package io.trialsync.obs.ejb.retention;

import io.trialsync.obs.persistence.retention.RetentionRun;
import io.trialsync.obs.persistence.retention.RowCounts;

/** What a run of retention came to, over all tenants. */
record SweepResult(int tenants, int jobs, boolean complete, RowCounts removed) {
  static final SweepResult NOTHING = new SweepResult(0, 0, true, RowCounts.NONE);

  SweepResult plus(RetentionRun run) {
    return new SweepResult(
        tenants + 1,
        jobs + run.jobsDone(),
        complete && run.complete(),
        removed.plus(run.removed()));
  }
}
