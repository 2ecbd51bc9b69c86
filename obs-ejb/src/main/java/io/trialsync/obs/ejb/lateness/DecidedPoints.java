package io.trialsync.obs.ejb.lateness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts what became of the points before the one that is waited for. Each is counted once, as soon
 * as a run of it or of a later one started; what the server could not see is not counted.
 */
final class DecidedPoints {
  /** After a long silence most points were left out, and nobody wants to know how many exactly. */
  private static final int MOST_MISSED = 1_000;

  private final Points points;
  private final Duration grace;
  private final Hindsight hindsight;
  private int onTime;
  private int late;
  private int missed;

  /**
   * @param grace how much later than due a start may be
   */
  DecidedPoints(Points points, Duration grace, Hindsight hindsight) {
    this.points = points;
    this.grace = grace;
    this.hindsight = hindsight;
  }

  /**
   * Counts.
   *
   * @param starts of scheduled runs
   * @param after points that were due until then have been counted
   */
  PointCounts count(List<Instant> starts, Instant after) {
    var startOfPoint = new TreeMap<Instant, Instant>();
    var pointOfDue = new TreeMap<Instant, ExpectedPoint>();
    for (Instant start : starts) {
      points
          .of(start)
          .ifPresent(
              point -> {
                Instant due = point.due().latest();
                pointOfDue.put(due, point);
                startOfPoint.merge(due, start, (one, other) -> one.isBefore(other) ? one : other);
              });
    }
    Instant until = after;
    for (Map.Entry<Instant, Instant> started : startOfPoint.tailMap(after, false).entrySet()) {
      Map.Entry<Instant, ExpectedPoint> before = pointOfDue.lowerEntry(started.getKey());
      // An interval is counted from the start before it, so that no point lies between two of its
      // own.
      if (before != null && points instanceof CalendarPoints) {
        countMissed(before.getValue(), after, started.getKey(), started.getValue());
      }
      countStarted(started.getKey(), started.getValue());
      until = started.getKey();
    }
    return new PointCounts(onTime, late, missed, until);
  }

  private void countStarted(Instant due, Instant start) {
    if (start.isAfter(due.plus(grace))) {
      late++;
    } else {
      onTime++;
    }
  }

  /** Those between two that have a run: content with the later one within their grace. */
  private void countMissed(ExpectedPoint from, Instant after, Instant before, Instant start) {
    Optional<ExpectedPoint> next = points.next(from, from.due().latest());
    for (int i = 0; i < MOST_MISSED && next.isPresent(); i++) {
      ExpectedPoint point = next.get();
      Instant due = point.due().latest();
      if (!due.isBefore(before)) {
        return;
      }
      if (due.isAfter(after)) {
        Instant limit = due.plus(grace);
        if (!start.isAfter(limit)) {
          onTime++;
        } else if (hindsight.hidingRun(point.opens(), limit).isEmpty()) {
          missed++;
        }
      }
      next = points.next(point, due);
    }
  }
}
