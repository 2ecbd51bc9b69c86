package io.trialsync.obs.ejb.retention;

import io.trialsync.obs.persistence.retention.RetentionRun;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One run of retention for a tenant, as people see it. */
public record RetentionRunView(
    String state,
    Instant startedAt,
    @Nullable Instant endedAt,
    boolean byHand,
    LocalDate runsFrom,
    LocalDate lifeCycleFrom,
    LocalDate rollupsFrom,
    int jobsTotal,
    int jobsDone,
    RemovedCounts removed) {
  static final String RUNNING = "running";
  static final String DONE = "done";
  static final String INTERRUPTED = "interrupted";

  /**
   * @param busy whether any node removes now; a run without an end is otherwise a dead one
   */
  static RetentionRunView of(RetentionRun run, boolean busy) {
    String unfinished = run.endedAt() == null && busy ? RUNNING : INTERRUPTED;
    return new RetentionRunView(
        run.complete() ? DONE : unfinished,
        run.startedAt(),
        run.endedAt(),
        run.byHand(),
        run.runsFrom(),
        run.lifeCycleFrom(),
        run.rollupsFrom(),
        run.jobsTotal(),
        run.jobsDone(),
        RemovedCounts.of(run.removed()));
  }

  boolean isRunning() {
    return state.equals(RUNNING);
  }
}
