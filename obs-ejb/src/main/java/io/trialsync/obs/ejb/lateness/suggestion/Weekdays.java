package io.trialsync.obs.ejb.lateness.suggestion;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The days of the week on which a job runs.
 *
 * @param regularity which share of those days it did run on
 */
record Weekdays(Set<DayOfWeek> days, double regularity) {
  private static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  /** Reads them from the days of starts; less than a week says nothing of the days left out. */
  static Weekdays of(Set<LocalDate> dates) {
    LocalDate first = dates.stream().min(LocalDate::compareTo).orElseThrow();
    LocalDate last = dates.stream().max(LocalDate::compareTo).orElseThrow();
    boolean isShort = first.plusDays(6).isAfter(last);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    int expected = 0;
    int met = 0;
    for (DayOfWeek day : DayOfWeek.values()) {
      int all = 0;
      int hit = 0;
      for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
        if (date.getDayOfWeek() == day) {
          all++;
          hit += dates.contains(date) ? 1 : 0;
        }
      }
      if (isShort || 2 * hit > all) {
        days.add(day);
        expected += all;
        met += hit;
      }
    }
    return new Weekdays(days, expected == 0 ? 0 : (double) met / expected);
  }

  /** As the last field of a cron expression. */
  String cron() {
    if (days.size() == 7) {
      return "*";
    }
    if (days.equals(WORKING)) {
      return "1-5";
    }
    return days.stream().map(day -> String.valueOf(day.getValue() % 7)).collect(joining(","));
  }

  String words() {
    if (days.size() == 7) {
      return "every day";
    }
    if (days.equals(WORKING)) {
      return "on weekdays";
    }
    return "on "
        + days.stream()
            .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s")
            .collect(joining(", "));
  }
}
