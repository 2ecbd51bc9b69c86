package io.trialsync.obs.ejb.lateness;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Watches one run: whether it takes too long, stands still, or is gone. */
final class RunClock {
  private final Clocks clocks;
  private final Instant since;
  private final Hindsight hindsight;

  /**
   * A clock for the runs of a job.
   *
   * @param since when the job was last resumed: its runs have all their time from then on
   */
  RunClock(Clocks clocks, Instant since, Hindsight hindsight) {
    this.clocks = clocks;
    this.since = since;
    this.hindsight = hindsight;
  }

  /** How the run looks at an instant. */
  RunView look(RunSeen run, Instant start, Instant now) {
    if (run.end() != null) {
      return view(run, start, RunState.ENDED, null, null);
    }
    Instant stuckAt = run.hasStarted() ? stuckAt(run, start) : null;
    boolean unseen = mayHaveEndedUnseen(run, start, stuckAt);
    Instant lostAt = lostAt(run, start);
    if (lostAt != null && now.isAfter(lostAt)) {
      return view(run, start, unseen ? RunState.LOST_UNSEEN : RunState.LOST, lostAt, null);
    }
    if (!run.hasStarted()) {
      return view(run, start, RunState.QUEUED, null, lostAt);
    }
    if (unseen) {
      return view(run, start, RunState.UNSEEN, null, lostAt);
    }
    return stuckAt != null && now.isAfter(stuckAt)
        ? view(run, start, RunState.STUCK, stuckAt, lostAt)
        : view(run, start, RunState.RUNNING, null, earlier(stuckAt, lostAt));
  }

  private static RunView view(
      RunSeen run,
      Instant start,
      RunState state,
      @Nullable Instant since,
      @Nullable Instant changesAt) {
    return new RunView(run.runKey(), state, run.hasStarted() ? start : null, since, changesAt);
  }

  /** Who was over the time before we went blind is so still. */
  private boolean mayHaveEndedUnseen(RunSeen run, Instant start, @Nullable Instant stuckAt) {
    Instant until = stuckAt == null ? Instant.MAX : stuckAt;
    return hindsight.mayHideEnd(run, start, until);
  }

  private @Nullable Instant stuckAt(RunSeen run, Instant start) {
    return earlier(overTimeAt(run, start), standstillAt(run));
  }

  private @Nullable Instant overTimeAt(RunSeen run, Instant start) {
    Duration most = clocks.maxRuntime();
    if (most == null || run.continuous()) {
      return null;
    }
    Instant from = start.isAfter(since) ? start : since;
    return hindsight.giveBack(from, from.plus(most));
  }

  /** Only heartbeats prove that nothing moves; without them nothing is known. */
  private @Nullable Instant standstillAt(RunSeen run) {
    Duration most = clocks.progressTimeout();
    RunSeen.Progress progress = run.progress();
    if (most == null || progress == null) {
      return null;
    }
    Instant from = progress.since().isAfter(since) ? progress.since() : since;
    Instant limit = from.plus(most);
    return progress.beatAt().isBefore(limit) ? null : limit;
  }

  /**
   * When it is given up: so long after the last sign of it, and not before its time is over.
   * Heartbeats put it off for as long as they come; a service that sends none is never given up.
   */
  private @Nullable Instant lostAt(RunSeen run, Instant start) {
    if (run.continuous() && run.progress() == null) {
      return null;
    }
    Instant over = run.hasStarted() ? overTimeAt(run, start) : null;
    Instant from = over != null && over.isAfter(run.heardAt()) ? over : run.heardAt();
    from = from.isAfter(since) ? from : since;
    return hindsight.giveBack(from, from.plus(clocks.lostAfter()));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
