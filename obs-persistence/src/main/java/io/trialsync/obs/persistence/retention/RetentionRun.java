package io.trialsync.obs.persistence.retention;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One time that retention ran for one tenant.
 *
 * @param endedAt null while it runs, and for ever when its node was stopped
 * @param complete whether it came to the end of its work
 */
public record RetentionRun(
    String tenantId,
    Instant startedAt,
    @Nullable Instant endedAt,
    boolean complete,
    boolean byHand,
    LocalDate runsFrom,
    LocalDate lifeCycleFrom,
    LocalDate rollupsFrom,
    int jobsTotal,
    int jobsDone,
    RowCounts removed) {

  /** The same a little later. */
  public RetentionRun progressed(int jobs, RowCounts rows) {
    return new RetentionRun(
        tenantId,
        startedAt,
        endedAt,
        complete,
        byHand,
        runsFrom,
        lifeCycleFrom,
        rollupsFrom,
        jobsTotal,
        jobs,
        rows);
  }

  /** The same at its end. */
  public RetentionRun ended(Instant at, boolean whole) {
    return new RetentionRun(
        tenantId,
        startedAt,
        at,
        whole,
        byHand,
        runsFrom,
        lifeCycleFrom,
        rollupsFrom,
        jobsTotal,
        jobsDone,
        removed);
  }
}
