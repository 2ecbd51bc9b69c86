package io.trialsync.obs.ejb.lateness.schedule;

import java.time.LocalDate;

/** Days in a row, the last one included. */
public record DayRange(LocalDate first, LocalDate last) {

  public DayRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("last is before first");
    }
  }

  /** A single day. */
  public static DayRange day(LocalDate day) {
    return new DayRange(day, day);
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
