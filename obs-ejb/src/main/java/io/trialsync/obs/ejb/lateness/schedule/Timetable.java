package io.trialsync.obs.ejb.lateness.schedule;

import io.trialsync.obs.ejb.job.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** When a job is expected; one of three kinds. */
public sealed interface Timetable {

  /** Nobody said when: its runs are watched, but none is missed. */
  record None() implements Timetable {}

  /**
   * Due so long after its last start; what did not come is not asked for again and again.
   *
   * @param daysOff days that do not count, in the zone
   */
  record Interval(Duration every, ZoneId zone, DaysOff daysOff) implements Timetable {}

  /** Due at times of a calendar. */
  record Calendar(ExpectedPoints points) implements Timetable {}

  /** The timetable of a schedule that {@code job} has checked. */
  static Timetable of(@Nullable Schedule schedule, DaysOff daysOff) {
    if (schedule == null) {
      return new None();
    }
    ZoneId zone = schedule.zone() == null ? ZoneOffset.UTC : ZoneId.of(schedule.zone());
    if (schedule.cron() != null) {
      return new Calendar(ExpectedPoints.of(schedule.cron(), zone, daysOff));
    }
    Duration every = schedule.every();
    return every == null ? new None() : new Interval(every, zone, daysOff);
  }
}
