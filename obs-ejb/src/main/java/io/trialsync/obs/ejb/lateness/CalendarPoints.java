package io.trialsync.obs.ejb.lateness;

import io.trialsync.obs.ejb.lateness.schedule.DueTime;
import io.trialsync.obs.ejb.lateness.schedule.ExpectedPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The points of a calendar. A run is for the last point that was due when it started; one that
 * starts early is for the next one, unless the last one is still within its grace and has no run.
 * So every run is for one point, whatever order they are reported in, and no debt is carried on.
 */
final class CalendarPoints implements Points {
  private final ExpectedPoints points;
  private final Duration early;
  private final Duration grace;
  private final Instant since;
  private final TreeMap<Instant, Optional<ExpectedPoint>> pointOfStart = new TreeMap<>();

  /**
   * Gives the starts to the points.
   *
   * @param since no point before is expected
   * @param starts of scheduled runs, the first one first
   */
  CalendarPoints(ExpectedPoints points, Clocks clocks, Instant since, List<Instant> starts) {
    this.points = points;
    this.early = clocks.earlyTolerance();
    this.grace = clocks.startGrace() == null ? Duration.ZERO : clocks.startGrace();
    this.since = since;
    starts.forEach(start -> pointOfStart.computeIfAbsent(start, this::choose));
  }

  @Override
  public Optional<ExpectedPoint> of(Instant start) {
    return pointOfStart.getOrDefault(start, Optional.empty());
  }

  @Override
  public Optional<ExpectedPoint> awaited() {
    Map.Entry<Instant, Optional<ExpectedPoint>> last = pointOfStart.lastEntry();
    if (last == null || last.getValue().isEmpty()) {
      return points.firstFrom(since).map(this::point);
    }
    return next(last.getValue().get(), since);
  }

  @Override
  public Optional<ExpectedPoint> next(ExpectedPoint after, Instant notBefore) {
    Instant behind = after.due().earliest().plusNanos(1);
    return points.firstFrom(behind.isAfter(notBefore) ? behind : notBefore).map(this::point);
  }

  private Optional<ExpectedPoint> choose(Instant start) {
    Optional<ExpectedPoint> last = points.lastBefore(start.plusNanos(1)).map(this::point);
    Optional<ExpectedPoint> next = points.firstFrom(start.plusNanos(1)).map(this::point);
    boolean isEarly = next.isPresent() && !start.isBefore(next.get().opens());
    Optional<ExpectedPoint> chosen =
        isEarly && !last.filter(point -> isWaiting(point, start)).isPresent() ? next : last;
    return chosen.filter(point -> !point.due().earliest().isBefore(since));
  }

  private boolean isWaiting(ExpectedPoint point, Instant start) {
    return !point.due().earliest().isBefore(since)
        && !start.isAfter(point.due().latest().plus(grace))
        && pointOfStart.tailMap(point.opens(), true).headMap(start, false).values().stream()
            .noneMatch(Optional.of(point)::equals);
  }

  /** A start before the middle between two points is never for the later one. */
  private ExpectedPoint point(DueTime due) {
    Instant opens = due.earliest().minus(early);
    Optional<DueTime> before = points.lastBefore(due.earliest());
    if (before.isPresent()) {
      Instant start = before.get().earliest();
      Instant middle = start.plus(Duration.between(start, due.earliest()).dividedBy(2));
      opens = middle.isAfter(opens) ? middle : opens;
    }
    return new ExpectedPoint(due, opens);
  }
}
