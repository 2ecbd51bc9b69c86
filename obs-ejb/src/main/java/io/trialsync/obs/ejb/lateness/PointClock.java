package io.trialsync.obs.ejb.lateness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Watches the points of a job: whether a run comes in time, and is done in time. */
final class PointClock {
  private final JobWatch watch;
  private final Points points;
  private final Hindsight hindsight;
  private final Instant now;

  PointClock(JobWatch watch, Points points, Hindsight hindsight, Instant now) {
    this.watch = watch;
    this.points = points;
    this.hindsight = hindsight;
    this.now = now;
  }

  /**
   * The point that is waited for.
   *
   * @param view null when no further one is expected
   * @param unseen whether points before it were left out
   */
  record Awaited(@Nullable PointView view, boolean unseen) {}

  /** The first point without a run that can be judged from what was to be seen. */
  Awaited awaited() {
    Duration allowance = watch.clocks().startGrace();
    PointState late = PointState.LATE_START;
    if (allowance == null) {
      allowance = watch.clocks().finishDeadline();
      late = PointState.LATE_FINISH;
    }
    if (allowance == null) {
      return new Awaited(null, false);
    }
    Optional<ExpectedPoint> point = points.awaited();
    boolean unseen = false;
    while (point.isPresent()) {
      ExpectedPoint expected = point.get();
      Instant limit = expected.due().latest().plus(allowance);
      var hiding = hindsight.hidingRun(expected.opens(), limit);
      if (hiding.isEmpty()) {
        return new Awaited(waiting(expected, limit, late), unseen);
      }
      unseen = true;
      point = points.next(expected, hiding.get().end().minus(hindsight.shortest()));
    }
    return new Awaited(null, unseen);
  }

  private PointView waiting(ExpectedPoint point, Instant limit, PointState late) {
    Instant moved = hindsight.signLimit(point.opens(), limit);
    return now.isAfter(moved)
        ? new PointView(point, late, moved)
        : new PointView(point, PointState.WAITING, moved);
  }

  /** The points whose runs go on, each once, however many runs it has. */
  List<PointView> started(Map<UUID, RunView> open) {
    Map<ExpectedPoint, List<RunSeen>> runsOfPoint = new LinkedHashMap<>();
    for (RunSeen run : watch.runs()) {
      if (run.scheduled() && run.hasStarted()) {
        points
            .of(run.start(watch.suspensions()))
            .ifPresent(
                point -> runsOfPoint.computeIfAbsent(point, p -> new ArrayList<>()).add(run));
      }
    }
    List<PointView> started = new ArrayList<>();
    runsOfPoint.forEach((point, runs) -> judge(point, runs, open).ifPresent(started::add));
    return started;
  }

  private Optional<PointView> judge(
      ExpectedPoint point, List<RunSeen> runs, Map<UUID, RunView> open) {
    List<RunState> states =
        runs.stream()
            .flatMap(run -> Stream.ofNullable(open.get(run.runKey())))
            .map(RunView::state)
            .filter(state -> !state.isGivenUp())
            .toList();
    if (states.isEmpty() || runs.stream().anyMatch(PointClock::isDone)) {
      return Optional.empty();
    }
    if (states.stream().allMatch(RunState.UNSEEN::equals)) {
      return Optional.of(new PointView(point, PointState.UNSEEN, null));
    }
    Duration deadline = watch.clocks().finishDeadline();
    if (deadline == null) {
      return Optional.of(new PointView(point, PointState.RUNNING, null));
    }
    Instant limit = hindsight.giveBack(point.opens(), point.due().latest().plus(deadline));
    return Optional.of(
        now.isAfter(limit)
            ? new PointView(point, PointState.LATE_FINISH, limit)
            : new PointView(point, PointState.RUNNING, limit));
  }

  /** A run that failed has its own alert, and another one may still do the work. */
  private static boolean isDone(RunSeen run) {
    return run.end() == RunSeen.End.SUCCESS || run.end() == RunSeen.End.SKIPPED;
  }
}
