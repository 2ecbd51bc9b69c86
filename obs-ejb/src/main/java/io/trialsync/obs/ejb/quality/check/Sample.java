package io.trialsync.obs.ejb.quality.check;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** A number that was measured in one run, and on what day. */
record Sample(UUID runKey, Instant at, DayOfWeek weekday, double value) {

  static Sample of(JudgedRun run, double value) {
    return new Sample(run.runKey(), run.runAt(), run.weekday(), value);
  }

  static Sample of(PastRun run, double value) {
    return new Sample(run.runKey(), run.runAt(), run.weekday(), value);
  }

  /** The day of the month in the zone of the schedule: a neighbour of that in UTC, at most. */
  LocalDate date() {
    LocalDate utc = LocalDate.ofInstant(at, ZoneOffset.UTC);
    int ahead = Math.floorMod(weekday.getValue() - utc.getDayOfWeek().getValue(), 7);
    return utc.plusDays(ahead == 6 ? -1 : ahead);
  }
}
