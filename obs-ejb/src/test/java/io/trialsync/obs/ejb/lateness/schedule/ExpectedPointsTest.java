package io.trialsync.obs.ejb.lateness.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Due times on usual days, on both days of a clock change, and on days off. */
class ExpectedPointsTest {
  /** The clocks go from 02:00 to 03:00 on 29 March, at 01:00 UTC. */
  private static final Instant SPRING = Instant.parse("2026-03-28T12:00:00Z");

  /** The clocks go from 03:00 back to 02:00 on 25 October, at 01:00 UTC. */
  private static final Instant AUTUMN = Instant.parse("2026-10-24T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,    2026-01-15T01:00:00Z",
    "America/New_York, 2026-01-15T07:00:00Z",
    "Asia/Kolkata,     2026-01-14T20:30:00Z",
    "Asia/Kathmandu,   2026-01-14T20:15:00Z",
    "Australia/Sydney, 2026-01-14T15:00:00Z",
    "UTC,              2026-01-15T02:00:00Z"
  })
  void resolvesTheTimeOnTheWallInItsZone(String zone, Instant due) {
    assertThat(points("0 2 * * *", zone).between(due, due.plusSeconds(1), 9))
        .containsExactly(DueTime.at(due));
  }

  @Test
  void keepsTheTimeOnTheWallOverAClockChange() {
    assertThat(day("0 4 * * *", SPRING)).containsExactly(at("2026-03-29T02:00:00Z"));
    assertThat(day("0 4 * * *", SPRING.minus(Duration.ofDays(1))))
        .containsExactly(at("2026-03-28T03:00:00Z"));
    assertThat(day("0 4 * * *", AUTUMN)).containsExactly(at("2026-10-25T03:00:00Z"));
  }

  @Test
  void expectsATimeThatDoesNotExistOnceBetweenTheChangeAndAsMuchLater() {
    assertThat(day("30 2 * * *", SPRING))
        .containsExactly(window("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z"));
  }

  @Test
  void expectsATimeThatComesTwiceOnceBetweenTheTwo() {
    assertThat(day("30 2 * * *", AUTUMN))
        .containsExactly(window("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"));
  }

  @Test
  void expectsAJobOfEveryHourInEveryHourThatPasses() {
    assertThat(hours("15 * * * *", SPRING)).hasSize(24).doesNotHaveDuplicates();
    assertThat(hours("15 * * * *", AUTUMN)).hasSize(24).doesNotHaveDuplicates();
    assertThat(hours("15 * * * *", AUTUMN))
        .contains(at("2026-10-25T00:15:00Z"), at("2026-10-25T01:15:00Z"))
        .allMatch(due -> due.earliest().equals(due.latest()));
  }

  @Test
  void expectsAJobThatStepsNotInAnHourThatIsSkipped() {
    assertThat(day("*/15 2 * * *", SPRING)).isEmpty();
    assertThat(hours("0 */2 * * *", SPRING))
        .doesNotContain(at("2026-03-29T01:00:00Z"))
        .contains(at("2026-03-29T02:00:00Z"));
  }

  @Test
  void expectsAJobThatStepsOnceInAnHourThatComesTwice() {
    assertThat(day("*/30 2 * * *", AUTUMN))
        .containsExactly(
            window("2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"),
            window("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"));
  }

  @Test
  void takesOneRunForTimesThatMeetAfterTheChange() {
    assertThat(day("0 2,3 * * *", SPRING)).containsExactly(at("2026-03-29T01:00:00Z"));
    assertThat(day("15,45 2 * * *", SPRING))
        .containsExactly(window("2026-03-29T01:00:00Z", "2026-03-29T01:45:00Z"));
  }

  @Test
  void knowsAClockChangeAtMidnight() {
    // In Santiago the clocks went from 00:00 to 01:00 on 6 September 2026.
    assertThat(
            points("0 0,4 * * *", "America/Santiago")
                .between(
                    Instant.parse("2026-09-06T00:00:00Z"),
                    Instant.parse("2026-09-07T00:00:00Z"),
                    9))
        .containsExactly(at("2026-09-06T04:00:00Z"), at("2026-09-06T07:00:00Z"));
  }

  @Test
  void knowsAClockChangeOfHalfAnHour() {
    // On Lord Howe the clocks go back by half an hour, from 02:00 to 01:30, on 5 April 2026.
    assertThat(
            points("45 1 * * *", "Australia/Lord_Howe")
                .between(
                    Instant.parse("2026-04-04T12:00:00Z"),
                    Instant.parse("2026-04-05T11:00:00Z"),
                    9))
        .containsExactly(window("2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"));
  }

  @Test
  void leavesOutDaysOffInTheZoneOfTheJob() {
    var off =
        new DaysOff(
            List.of(
                DayRange.day(LocalDate.of(2026, 12, 25)),
                new DayRange(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 2))));
    var points = ExpectedPoints.of("30 0 * * *", ZoneId.of("Asia/Tokyo"), off);
    assertThat(
            points.between(
                Instant.parse("2026-12-23T15:00:00Z"), Instant.parse("2027-01-03T00:00:00Z"), 99))
        .extracting(due -> due.earliest().atZone(points.zone()).getDayOfMonth())
        .containsExactly(24, 26, 27, 28, 29, 30, 3);
  }

  @Test
  void joinsTwoRestrictedDayFieldsByOrAsCrontabDoes() {
    assertThat(
            points("0 0 13 * 5", "UTC")
                .between(
                    Instant.parse("2026-04-01T00:00:00Z"),
                    Instant.parse("2026-04-18T00:00:00Z"),
                    9))
        .extracting(due -> due.earliest().toString().substring(8, 10))
        .containsExactly("03", "10", "13", "17");
  }

  @ParameterizedTest
  @CsvSource({"0 2 * * 0", "0 2 * * 7", "0 2 * * SUN"})
  void takesSundayByAllItsNames(String cron) {
    assertThat(points(cron, "UTC").firstFrom(Instant.parse("2026-11-22T00:00:00Z")))
        .contains(at("2026-11-22T02:00:00Z"));
  }

  @Test
  void saysThatNoFurtherDayIsNamed() {
    var never = points("0 0 31 2 *", "UTC");
    assertThat(never.firstFrom(SPRING)).isEmpty();
    assertThat(never.lastBefore(SPRING)).isEmpty();
    assertThat(points("0 0 29 2 *", "UTC").firstFrom(Instant.parse("2096-03-01T00:00:00Z")))
        .contains(at("2104-02-29T00:00:00Z"));
  }

  @Test
  void listsNoMoreThanItIsAskedFor() {
    assertThat(points("* * * * *", "UTC").between(SPRING, SPRING.plusSeconds(86_400), 100))
        .hasSize(100);
  }

  @Test
  void refusesWhatIsNoCronExpression() {
    assertThatThrownBy(() -> points("every day", "UTC"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<DueTime> day(String cron, Instant from) {
    return points(cron, "Europe/Berlin").between(from, from.plus(Duration.ofHours(24)), 99);
  }

  private static List<DueTime> hours(String cron, Instant from) {
    return day(cron, from);
  }

  private static ExpectedPoints points(String cron, String zone) {
    return ExpectedPoints.of(cron, ZoneId.of(zone), DaysOff.NONE);
  }

  private static DueTime at(String instant) {
    return DueTime.at(Instant.parse(instant));
  }

  private static DueTime window(String earliest, String latest) {
    return new DueTime(Instant.parse(earliest), Instant.parse(latest));
  }
}
