package io.trialsync.obs.ejb.lateness.schedule;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The due times of a cron expression. The time on the wall is resolved in the zone first; whatever
 * is added to it later is added to an instant.
 */
public final class ExpectedPoints {
  /** More than the eight years that may lie between two 29ths of February. */
  private static final int LONGEST_SEARCH_DAYS = 3_000;

  /** The same few days are asked for again and again; an old one is found anew. */
  private static final int MOST_DAYS = 32;

  private final Map<LocalDate, List<DueTime>> days = new ConcurrentHashMap<>();
  private final CronPattern pattern;
  private final ZoneId zone;
  private final DaysOff daysOff;

  private ExpectedPoints(CronPattern pattern, ZoneId zone, DaysOff daysOff) {
    this.pattern = pattern;
    this.zone = zone;
    this.daysOff = daysOff;
  }

  /**
   * Reads a cron expression of five fields.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ExpectedPoints of(String cron, ZoneId zone, DaysOff daysOff) {
    return new ExpectedPoints(CronPattern.of(cron), zone, daysOff);
  }

  /** The zone that the schedule is meant in. */
  public ZoneId zone() {
    return zone;
  }

  /** The first point that is due then or later; none when the schedule names no further day. */
  public Optional<DueTime> firstFrom(Instant instant) {
    LocalDate day = date(instant).minusDays(1);
    for (int i = 0; i < LONGEST_SEARCH_DAYS; i++, day = day.plusDays(1)) {
      List<DueTime> dues = on(day);
      int index = countBefore(instant, dues);
      if (index < dues.size()) {
        return Optional.of(dues.get(index));
      }
    }
    return Optional.empty();
  }

  /** The last point that was due before that. */
  public Optional<DueTime> lastBefore(Instant instant) {
    LocalDate day = date(instant).plusDays(1);
    for (int i = 0; i < LONGEST_SEARCH_DAYS; i++, day = day.minusDays(1)) {
      List<DueTime> dues = on(day);
      int index = countBefore(instant, dues);
      if (index > 0) {
        return Optional.of(dues.get(index - 1));
      }
    }
    return Optional.empty();
  }

  /** The points from one instant on and before another, at most so many of them. */
  public List<DueTime> between(Instant from, Instant before, int most) {
    List<DueTime> points = new ArrayList<>();
    Optional<DueTime> next = firstFrom(from);
    while (next.isPresent() && next.get().earliest().isBefore(before) && points.size() < most) {
      points.add(next.get());
      next = firstFrom(next.get().earliest().plusNanos(1));
    }
    return points;
  }

  private LocalDate date(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** How many of the due times are earlier: they are in order, and may be 1,440. */
  private static int countBefore(Instant instant, List<DueTime> dues) {
    int low = 0;
    int high = dues.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (dues.get(middle).earliest().isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private List<DueTime> on(LocalDate day) {
    if (!pattern.isOn(day) || daysOff.contains(day)) {
      return List.of();
    }
    List<DueTime> known = days.get(day);
    if (known == null) {
      known = resolved(day);
      if (days.size() >= MOST_DAYS) {
        days.clear();
      }
      days.put(day, known);
    }
    return known;
  }

  private List<DueTime> resolved(LocalDate day) {
    if (isPlain(day)) {
      return new PlainDay(day.atStartOfDay(zone).toInstant(), pattern.minutesOfDay());
    }
    List<DueTime> dues = new ArrayList<>();
    for (int minute : pattern.minutesOfDay()) {
      resolve(day.atTime(minute / 60, minute % 60), dues);
    }
    dues.sort(comparing(DueTime::earliest).thenComparing(DueTime::latest));
    return merged(dues);
  }

  /** Whether the clocks do not change on that day; where they do at midnight, it begins later. */
  private boolean isPlain(LocalDate day) {
    ZonedDateTime start = day.atStartOfDay(zone);
    return start.toLocalTime().equals(LocalTime.MIDNIGHT)
        && start.getOffset().equals(day.plusDays(1).atStartOfDay(zone).getOffset());
  }

  /**
   * On the day of a clock change a time on the wall may come twice or never, and schedulers differ.
   * Twice: a job of every hour is due both times, any other once, between the two. Never: a job
   * that steps (its hour or minute begins with a star) is not due, as the hour was not there; any
   * other is due as much later as the clocks went forward, or at once when they did.
   */
  private void resolve(LocalDateTime time, List<DueTime> dues) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    if (offsets.size() == 1) {
      dues.add(DueTime.at(time.toInstant(offsets.get(0))));
    } else if (offsets.size() == 2) {
      Instant first = time.toInstant(offsets.get(0));
      Instant second = time.toInstant(offsets.get(1));
      if (pattern.isEveryHour()) {
        dues.add(DueTime.at(first));
        dues.add(DueTime.at(second));
      } else {
        dues.add(new DueTime(first, second));
      }
    } else if (!pattern.isStepping()) {
      var change = zone.getRules().getTransition(time);
      dues.add(new DueTime(change.getInstant(), time.toInstant(change.getOffsetBefore())));
    }
  }

  /** Times that were moved may meet others: one run is then right for all of them. */
  private static List<DueTime> merged(List<DueTime> sorted) {
    List<DueTime> merged = new ArrayList<>(sorted.size());
    for (DueTime due : sorted) {
      int last = merged.size() - 1;
      DueTime before = last < 0 ? null : merged.get(last);
      if (before != null && meet(before, due)) {
        merged.set(last, new DueTime(before.earliest(), later(before.latest(), due.latest())));
      } else {
        merged.add(due);
      }
    }
    return merged;
  }

  private static boolean meet(DueTime one, DueTime other) {
    return one.earliest().equals(other.earliest()) || one.latest().equals(other.latest());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
