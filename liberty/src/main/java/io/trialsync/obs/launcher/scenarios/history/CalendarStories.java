package io.trialsync.obs.launcher.scenarios.history;

import static io.trialsync.obs.launcher.scenarios.history.Aspect.NO_ROWS;
import static io.trialsync.obs.launcher.scenarios.history.Aspect.ROWS;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** The numbers follow the calendar, or the runs do not. */
final class CalendarStories {
  private CalendarStories() {}

  static List<Kind> all() {
    return List.of(
        Kind.of(
            "weeks",
            "Weekends bring a third of the rows. One Wednesday brings half, which is" + " bad.",
            draft -> week(draft, WEDNESDAY, 0.5)),
        Kind.of(
            "weekend-on-tuesday",
            "The same weeks; one Tuesday brings as little as a Sunday," + " which is bad.",
            draft -> week(draft, TUESDAY, 0.3)),
        Kind.of(
            "weekday-on-sunday",
            "The same weeks; one Sunday brings as much as a weekday, which" + " is bad.",
            draft -> week(draft, SUNDAY, 1 / 0.3)),
        Kind.of(
            "month-ends",
            "The last day of each month brings 2.2 times the rows; one other day"
                + " brings half, which is bad.",
            CalendarStories::monthEnds),
        Kind.of(
                "quiet-sundays",
                "Nothing on Sundays, and the settings say so; nothing on one"
                    + " Wednesday, which is bad.",
                CalendarStories::quietSundays)
            .withChecks(
                Map.of(
                    "zero_rows", Map.of("weekdays", Map.of("sunday", Map.of("severity", "off"))))),
        Kind.of(
                "day-and-night",
                "Every hour, at night a fifth of the rows of noon; one hour brings"
                    + " a tenth of what it should, which is bad.",
                CalendarStories::dayAndNight)
            .in(Shape.HOURLY),
        Kind.of(
            "outage",
            "Five days without a run; the first one after is bad for coming late, its"
                + " rows are good.",
            draft -> draft.missing(draft.somePoint(), 5)),
        Kind.of(
            "outage-catch-up",
            "Three days without a run; the first one after brings the rows"
                + " of all: of these one may think either.",
            CalendarStories::catchUp),
        Kind.of(
                "hourly-outage",
                "Six hours without a run.",
                draft -> draft.missing(draft.somePoint(), 6))
            .in(Shape.HOURLY),
        Kind.of(
            "workdays", "No runs at weekends: none of them is late.", CalendarStories::workdays));
  }

  private static double weekFactor(LocalDateTime time) {
    return switch (time.getDayOfWeek()) {
      case SATURDAY -> 0.36;
      case SUNDAY -> 0.30;
      case MONDAY -> 1.10;
      default -> 1;
    };
  }

  private static void week(Draft draft, DayOfWeek day, double factor) {
    draft.rhythm(CalendarStories::weekFactor);
    draft.run(draft.somePoint(day)).timesRows(factor).bad(ROWS);
  }

  private static void monthEnds(Draft draft) {
    draft.rhythm(time -> time.getDayOfMonth() == time.toLocalDate().lengthOfMonth() ? 2.2 : 1);
    int at = draft.somePoint();
    boolean endOfMonth = draft.dayOf(at).plusDays(1).getDayOfMonth() == 1;
    draft.run(endOfMonth ? at + 2 : at).timesRows(0.5).bad(ROWS);
  }

  private static void quietSundays(Draft draft) {
    draft.rhythm(time -> time.getDayOfWeek() == SUNDAY ? 0 : 1);
    draft.run(draft.somePoint(WEDNESDAY)).rows(0).bad(ROWS).bad(NO_ROWS);
  }

  private static void dayAndNight(Draft draft) {
    draft.rhythm(time -> 0.6 - 0.4 * Math.cos(2 * Math.PI * time.getHour() / 24));
    draft.run(draft.somePoint()).timesRows(0.1).bad(ROWS);
  }

  private static void catchUp(Draft draft) {
    int at = draft.somePoint();
    draft.missing(at, 3);
    draft.run(at + 3).timesRows(4).either(ROWS);
  }

  private static void workdays(Draft draft) {
    draft.removeWhere(time -> List.of(SATURDAY, SUNDAY).contains(time.getDayOfWeek()));
  }
}
