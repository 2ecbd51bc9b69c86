package io.trialsync.obs.ejb.lateness;

import io.trialsync.obs.ejb.lateness.schedule.DueTime;
import io.trialsync.obs.ejb.lateness.schedule.Spans;
import io.trialsync.obs.ejb.lateness.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The points of an interval: each is due so long after the start before it. */
final class IntervalPoints implements Points {
  private final Duration every;
  private final Spans off;
  private final Instant since;
  private final TreeSet<Instant> starts;

  IntervalPoints(Timetable.Interval interval, Instant since, List<Instant> starts) {
    this.every = interval.every();
    this.off = interval.daysOff().spans(interval.zone());
    this.since = since;
    this.starts = new TreeSet<>(starts);
  }

  @Override
  public Optional<ExpectedPoint> of(Instant start) {
    return start.isBefore(since) ? Optional.empty() : Optional.of(after(starts.lower(start)));
  }

  @Override
  public Optional<ExpectedPoint> awaited() {
    return Optional.of(after(starts.isEmpty() ? null : starts.last()));
  }

  @Override
  public Optional<ExpectedPoint> next(ExpectedPoint after, Instant notBefore) {
    ExpectedPoint next = after(after.due().latest());
    long missing = Duration.between(next.due().latest(), notBefore).toMillis();
    long skipped = missing > 0 ? missing / every.toMillis() : 0;
    return Optional.of(
        skipped == 0 ? next : after(next.due().latest().plus(every.multipliedBy(skipped))));
  }

  private ExpectedPoint after(@Nullable Instant start) {
    Instant from = start == null || start.isBefore(since) ? since : start;
    return new ExpectedPoint(DueTime.at(off.giveBack(from, from.plus(every))), from);
  }
}
