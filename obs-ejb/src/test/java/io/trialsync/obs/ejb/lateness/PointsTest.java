package io.trialsync.obs.ejb.lateness;

import static io.trialsync.obs.ejb.lateness.Story.at;
import static io.trialsync.obs.ejb.lateness.Story.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.ejb.lateness.schedule.DayRange;
import io.trialsync.obs.ejb.lateness.schedule.DaysOff;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a job that is due starts, and whether it is done in time. */
class PointsTest {
  private static final Clocks TEN_MINUTES = Clocks.of(Duration.ofMinutes(10), null, null);
  private static final Clocks THREE =
      Clocks.of(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofHours(3));
  private static final Alarm LATE_AT_TWO = new Alarm(Alarm.Kind.LATE_START, at("02:00"), null);

  @Test
  void waitsUntilTheGraceIsOver() {
    Story nightly = Story.of("0 2 * * *").clocks(TEN_MINUTES).since("01:00");
    assertThat(nightly.now("02:10").awaited().state()).isEqualTo(PointState.WAITING);
    assertThat(nightly.now("02:10").alarms()).isEmpty();
    assertThat(nightly.now("02:10").lookAgainAfter()).isEqualTo(at("02:10"));
    assertThat(nightly.now("02:11").awaited().state()).isEqualTo(PointState.LATE_START);
    assertThat(nightly.now("02:11").alarms()).containsExactly(LATE_AT_TWO);
  }

  @Test
  void isContentWithARunInTime() {
    Story nightly = Story.of("0 2 * * *").clocks(TEN_MINUTES).since("01:00").ran("02:04", "03:00");
    assertThat(nightly.now("05:00").alarms()).isEmpty();
    assertThat(nightly.now("05:00").awaited().point().due().latest())
        .isEqualTo(at("2026-11-23T02:00:00Z"));
  }

  @Test
  void isContentWithARunThatStartsALittleEarly() {
    Story nightly = Story.of("0 2 * * *").clocks(TEN_MINUTES).since("01:00").ran("01:57", "01:59");
    assertThat(nightly.now("03:00").alarms()).isEmpty();
  }

  @Test
  void missesTheRunThatOnlyStartedMuchTooEarly() {
    Story nightly = Story.of("0 2 * * *").clocks(TEN_MINUTES).since("01:00").ran("01:30", "01:40");
    assertThat(nightly.now("02:11").alarms()).containsExactly(LATE_AT_TWO);
  }

  @Test
  void givesAnEarlyStartToThePointBeforeWhichStillWaits() {
    Clocks lenient = Clocks.of(Duration.ofMinutes(58), null, null);
    Story hourly = Story.of("0 * * * *").clocks(lenient).since("01:30").started("02:56");
    assertThat(hourly.now("03:30").awaited().point().due().latest()).isEqualTo(at("03:00"));
    assertThat(hourly.ran("02:01", "02:20").now("03:30").awaited().point().due().latest())
        .isEqualTo(at("04:00"));
  }

  @Test
  void doesNotLetAnEarlyToleranceReachOverHalfOfTheWay() {
    Clocks early = TEN_MINUTES.withEarlyTolerance(Duration.ofHours(6));
    Story hourly = Story.of("0 * * * *").clocks(early).since("01:30").ran("02:00", "02:20");
    assertThat(hourly.ran("02:29", "02:30").now("02:45").awaited().point().due().latest())
        .isEqualTo(at("03:00"));
    assertThat(hourly.ran("02:30", "02:31").now("02:45").awaited().point().due().latest())
        .isEqualTo(at("04:00"));
  }

  @Test
  void tellsOneSilenceOnceHoweverManyTimesPass() {
    Story hourly = Story.of("0 * * * *").clocks(TEN_MINUTES).since("01:30");
    assertThat(hourly.now("02:11").alarms()).isEqualTo(hourly.now("09:59").alarms());
  }

  @Test
  void endsTheAlarmWithTheNextRun() {
    Story hourly = Story.of("0 * * * *").clocks(TEN_MINUTES).since("01:30").started("04:00");
    assertThat(hourly.now("04:01").alarms()).isEmpty();
    assertThat(hourly.now("05:11").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_START, at("05:00"), null));
  }

  @Test
  void carriesNoDebtOverARunThatWasLeftOutWithinALongGrace() {
    Clocks anHour = Clocks.of(Duration.ofHours(1), null, null);
    Story quarters = Story.of("*/15 * * * *").clocks(anHour).since("01:50");
    quarters.ran("02:00", "02:01").ran("02:45", "02:46").ran("03:00", "03:01");
    assertThat(quarters.now("03:14").alarms()).isEmpty();
    assertThat(quarters.now("03:14").awaited().point().due().latest()).isEqualTo(at("03:15"));
  }

  @Test
  void takesNoRunByHandForTheOneThatIsDue() {
    Story nightly =
        Story.of("0 2 * * *")
            .clocks(TEN_MINUTES)
            .since("01:00")
            .run(run("02:01").byHand().ended("02:30", RunSeen.End.SUCCESS));
    assertThat(nightly.now("02:31").alarms()).containsExactly(LATE_AT_TWO);
  }

  @Test
  void expectsNoDeadlineOfARunByHand() {
    Story nightly = Story.of("0 2 * * *").clocks(THREE).since("02:30").run(run("03:00").byHand());
    assertThat(nightly.now("04:59").alarms()).isEmpty();
  }

  @Test
  void doesNotTakeAQueuedRunForAStartedOne() {
    Story nightly =
        Story.of("0 2 * * *").clocks(TEN_MINUTES).since("01:00").run(run("02:00").queued());
    assertThat(nightly.now("02:11").alarms()).containsExactly(LATE_AT_TWO);
    assertThat(nightly.now("02:11").openRuns())
        .extracting(RunView::state)
        .containsExactly(RunState.QUEUED);
  }

  @Test
  void takesASkippedRunForTheOneThatWasDue() {
    Story nightly =
        Story.of("0 2 * * *")
            .clocks(THREE)
            .since("01:00")
            .run(run("02:01").ended("02:01", RunSeen.End.SKIPPED));
    assertThat(nightly.now("23:00").alarms()).isEmpty();
  }

  @Test
  void callsAFinishLateThatPassesItsDeadline() {
    Story nightly = Story.of("0 2 * * *").clocks(THREE).since("01:00").started("03:59");
    Lateness atFive = nightly.now("05:00");
    assertThat(atFive.started()).extracting(PointView::state).containsExactly(PointState.RUNNING);
    assertThat(nightly.now("05:01").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_FINISH, at("02:00"), null));
  }

  @Test
  void saysOnlyOnceThatAJobThatNeverStartedIsNotDoneEither() {
    Story nightly = Story.of("0 2 * * *").clocks(THREE).since("01:00");
    assertThat(nightly.now("12:00").alarms()).containsExactly(LATE_AT_TWO);
  }

  @Test
  void judgesOnlyTheEndOfAJobThatHasADeadlineAlone() {
    Clocks byFive = Clocks.of(null, null, Duration.ofHours(3));
    Story nightly = Story.of("0 2 * * *").clocks(byFive).since("01:00");
    assertThat(nightly.now("05:00").alarms()).isEmpty();
    assertThat(nightly.now("05:01").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_FINISH, at("02:00"), null));
    assertThat(nightly.ran("04:50", "04:50").now("05:01").alarms()).isEmpty();
  }

  @Test
  void leavesAFailedRunToTheAlertThatItHas() {
    Story nightly =
        Story.of("0 2 * * *")
            .clocks(THREE)
            .since("01:00")
            .run(run("02:01").ended("02:30", RunSeen.End.FAILED));
    assertThat(nightly.now("06:00").alarms()).isEmpty();
  }

  @Test
  void watchesTheRunThatRepeatsAFailedOne() {
    Story nightly =
        Story.of("0 2 * * *")
            .clocks(Clocks.of(Duration.ofMinutes(10), null, Duration.ofHours(3)))
            .since("01:00")
            .run(run("02:01").ended("02:30", RunSeen.End.FAILED))
            .started("04:00");
    assertThat(nightly.now("05:01").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_FINISH, at("02:00"), null));
    assertThat(nightly.ran("04:30", "04:40").now("05:01").alarms()).isEmpty();
  }

  @Test
  void watchesOverlappingRunsEachForItsOwnPoint() {
    Clocks ninety = Clocks.of(Duration.ofMinutes(10), null, Duration.ofMinutes(90));
    Story hourly =
        Story.of("0 * * * *").clocks(ninety).since("01:30").started("02:00").started("03:00");
    assertThat(hourly.now("03:20").alarms()).isEmpty();
    assertThat(hourly.started("04:00").now("03:40").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_FINISH, at("02:00"), null));
    assertThat(hourly.now("04:31").alarms())
        .containsExactly(
            new Alarm(Alarm.Kind.LATE_FINISH, at("02:00"), null),
            new Alarm(Alarm.Kind.LATE_FINISH, at("03:00"), null));
  }

  @Test
  void waitsForAnIntervalFromTheLastStart() {
    Story hourly = Story.every(Duration.ofHours(1)).clocks(TEN_MINUTES).ran("02:17", "02:20");
    assertThat(hourly.now("03:27").alarms()).isEmpty();
    assertThat(hourly.now("03:28").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_START, at("03:17"), null));
    assertThat(hourly.now("23:28").alarms()).hasSize(1);
  }

  @Test
  void doesNotCountDaysOffForAnInterval() {
    var sunday = new DaysOff(List.of(DayRange.day(LocalDate.of(2026, 11, 22))));
    Story hourly =
        Story.withoutSchedule()
            .scheduled(new Schedule(null, null, Duration.ofHours(1)), sunday)
            .clocks(TEN_MINUTES)
            .ran("2026-11-21T23:30:00Z", "2026-11-21T23:31:00Z");
    assertThat(hourly.now("12:00").alarms()).isEmpty();
    assertThat(hourly.now("2026-11-23T00:40:00Z").alarms()).isEmpty();
    assertThat(hourly.now("2026-11-23T00:41:00Z").alarms()).hasSize(1);
  }

  @Test
  void startsAnIntervalWhereTheJobBegan() {
    Story hourly = Story.every(Duration.ofHours(1)).clocks(TEN_MINUTES).since("02:00");
    assertThat(hourly.now("03:10").alarms()).isEmpty();
    assertThat(hourly.now("03:11").alarms()).hasSize(1);
  }

  @Test
  void givesAnHourWhereNobodySaidHowLong() {
    Story nightly = Story.of("0 2 * * *").since("01:00");
    assertThat(nightly.now("03:00").alarms()).isEmpty();
    assertThat(nightly.now("03:01").alarms()).containsExactly(LATE_AT_TWO);
  }

  @Test
  void waitsOverAnHourThatComesTwiceAndTakesEitherStart() {
    Instant second = Instant.parse("2026-10-25T01:30:00Z");
    Story nightly =
        Story.withoutSchedule()
            .scheduled(new Schedule("30 2 * * *", "Europe/Berlin", null), DaysOff.NONE)
            .clocks(TEN_MINUTES)
            .since("2026-10-25T00:00:00Z");
    assertThat(nightly.at(second.plusSeconds(600)).alarms()).isEmpty();
    assertThat(nightly.at(second.plusSeconds(601)).alarms()).hasSize(1);
    nightly.ran("2026-10-25T00:30:00Z", "2026-10-25T00:31:00Z");
    assertThat(nightly.at(second.plusSeconds(601)).alarms()).isEmpty();
  }

  @Test
  void saysNothingOfAJobWithoutScheduleThatWasSeen() {
    assertThat(Story.withoutSchedule().now("12:00").alarms()).isEmpty();
    assertThat(Story.withoutSchedule().now("12:00").lookAgainAfter()).isNull();
  }
}
