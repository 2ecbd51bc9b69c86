package io.trialsync.obs.ejb.alerting.render;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of one day in which messages wait.
 *
 * @param weekdays on which it comes; none stands for all
 * @param date on which it comes, where that is a single one
 * @param until exclusive, to 24:00
 */
record CalendarWindow(
    List<DayOfWeek> weekdays, @Nullable LocalDate date, String from, String until) {
  private static final String MIDNIGHT = "24:00";
  private static final String DAY_BEGIN = "00:00";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([a-z]{6,9})(?:-([a-z]{6,9}))? |(\\d{4}-\\d{2}-\\d{2}) )?"
              + "((?:[01]\\d|2[0-3]):[0-5]\\d)-((?:[01]\\d|2[0-3]):[0-5]\\d|24:00)");

  /** For people: what a list of windows may look like. */
  static final String ALLOWED =
      "a list of up to 50 windows, with commas, like 22:00-06:00,saturday-sunday"
          + " 00:00-24:00,2026-12-24 18:00-06:00";

  private static final int MOST = 50;

  /** Whether the text is a list of windows. */
  static boolean isList(String text) {
    return parse(text).isPresent();
  }

  /** The windows of a list; none if one of them cannot be read. One over midnight is two. */
  static Optional<List<CalendarWindow>> parse(String text) {
    String[] parts = text.split(",", -1);
    List<CalendarWindow> windows = new ArrayList<>();
    for (String part : parts) {
      Optional<List<CalendarWindow>> some = one(part.strip());
      if (some.isEmpty() || parts.length > MOST) {
        return Optional.empty();
      }
      windows.addAll(some.get());
    }
    return Optional.of(windows);
  }

  private static Optional<List<CalendarWindow>> one(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || form.group(4).equals(form.group(5))) {
      return Optional.empty();
    }
    try {
      List<DayOfWeek> weekdays = weekdays(form.group(1), form.group(2));
      LocalDate date = form.group(3) == null ? null : LocalDate.parse(form.group(3));
      return Optional.of(over(weekdays, date, form.group(4), form.group(5)));
    } catch (DateTimeException | IllegalArgumentException noDay) {
      return Optional.empty();
    }
  }

  private static List<CalendarWindow> over(
      List<DayOfWeek> weekdays, @Nullable LocalDate date, String from, String until) {
    if (until.equals(MIDNIGHT) || LocalTime.parse(from).isBefore(LocalTime.parse(until))) {
      return List.of(new CalendarWindow(weekdays, date, from, until));
    }
    var evening = new CalendarWindow(weekdays, date, from, MIDNIGHT);
    if (until.equals(DAY_BEGIN)) {
      return List.of(evening);
    }
    List<DayOfWeek> next = weekdays.stream().map(day -> day.plus(1)).toList();
    LocalDate dayAfter = date == null ? null : date.plusDays(1);
    return List.of(evening, new CalendarWindow(next, dayAfter, DAY_BEGIN, until));
  }

  private static List<DayOfWeek> weekdays(@Nullable String first, @Nullable String last) {
    if (first == null) {
      return List.of();
    }
    DayOfWeek day = DayOfWeek.valueOf(first.toUpperCase(Locale.ROOT));
    DayOfWeek end = last == null ? day : DayOfWeek.valueOf(last.toUpperCase(Locale.ROOT));
    List<DayOfWeek> days = new ArrayList<>(List.of(day));
    while (day != end) {
      day = day.plus(1);
      days.add(day);
    }
    return days;
  }

  /** As Alertmanager writes it; it knows no range of weekdays over the end of the week. */
  Block toBlock(String zone) {
    var block = new Block();
    if (!weekdays.isEmpty()) {
      block.with(
          "weekdays",
          Arrays.stream(DayOfWeek.values())
              .filter(weekdays::contains)
              .map(day -> day.name().toLowerCase(Locale.ROOT))
              .toList());
    }
    if (date != null) {
      block
          .with("years", List.of(Integer.toString(date.getYear())))
          .with("months", List.of(Integer.toString(date.getMonthValue())))
          .with("days_of_month", List.of(Integer.toString(date.getDayOfMonth())));
    }
    return block
        .with("times", List.of(new Block().with("start_time", from).with("end_time", until)))
        .with("location", zone);
  }
}
