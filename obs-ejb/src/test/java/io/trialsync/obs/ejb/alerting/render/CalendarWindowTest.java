package io.trialsync.obs.ejb.alerting.render;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarWindowTest {

  @Test
  void cutsANightAtMidnightAndMovesItsDay() {
    assertThat(CalendarWindow.parse("sunday 23:00-02:00"))
        .contains(
            List.of(
                new CalendarWindow(List.of(SUNDAY), null, "23:00", "24:00"),
                new CalendarWindow(List.of(MONDAY), null, "00:00", "02:00")));
    assertThat(CalendarWindow.parse("2026-12-31 22:00-03:00"))
        .contains(
            List.of(
                new CalendarWindow(List.of(), LocalDate.of(2026, 12, 31), "22:00", "24:00"),
                new CalendarWindow(List.of(), LocalDate.of(2027, 1, 1), "00:00", "03:00")));
  }

  @Test
  void needsNoSecondPartWhereItEndsAtMidnight() {
    assertThat(CalendarWindow.parse("22:00-00:00"))
        .contains(List.of(new CalendarWindow(List.of(), null, "22:00", "24:00")));
    assertThat(CalendarWindow.parse("saturday-sunday 00:00-24:00"))
        .contains(List.of(new CalendarWindow(List.of(SATURDAY, SUNDAY), null, "00:00", "24:00")));
  }

  @Test
  void writesAWeekendAsTwoDaysSinceAlertmanagerKnowsNoRangeOverTheEndOfTheWeek() {
    Block block =
        CalendarWindow.parse("saturday-sunday 10:00-12:00").orElseThrow().get(0).toBlock("UTC");
    assertThat(YamlText.of(block))
        .isEqualTo(
            """
            weekdays: [saturday, sunday]
            times:
              - start_time: '10:00'
                end_time: '12:00'
            location: 'UTC'
            """);
  }

  @Test
  void refusesTheWholeListWhereOneWindowCannotBeRead() {
    assertThat(CalendarWindow.parse("22:00-06:00,later")).isEmpty();
    assertThat(CalendarWindow.parse("")).isEmpty();
  }
}
