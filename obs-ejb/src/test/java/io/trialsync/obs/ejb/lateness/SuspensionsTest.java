package io.trialsync.obs.ejb.lateness;

import static io.trialsync.obs.ejb.lateness.Story.at;
import static io.trialsync.obs.ejb.lateness.Story.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the server could not see is not held against a job, and what it could see still is. */
class SuspensionsTest {
  private static final Clocks CLOCKS =
      Clocks.of(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofHours(3));

  @Test
  void saysNothingWhileItIsBlind() {
    assertThat(nightly().blind("01:50", "08:00").now("08:00").alarms()).isEmpty();
  }

  @Test
  void blamesNobodyForARunThatMayHaveComeAndGoneUnseen() {
    Lateness late = nightly().usual(5, 20).blind("01:50", "02:30").now("12:00");
    assertThat(late.alarms()).isEmpty();
    assertThat(late.unseen()).isTrue();
    assertThat(late.awaited().point().due().latest()).isEqualTo(at("2026-11-23T02:00:00Z"));
  }

  @Test
  void waitsForTheEndOfARunWhoseStartMayHaveBeenLost() {
    Story nightly = nightly().usual(50, 70).blind("01:50", "02:30");
    assertThat(nightly.now("03:40").alarms()).isEmpty();
    assertThat(nightly.now("03:41").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_START, at("02:00"), null));
    assertThat(nightly.ran("03:10", "03:10").now("03:41").alarms()).isEmpty();
  }

  @Test
  void stillMissesARunThatWasDueAfterTheOutage() {
    Story hourly =
        Story.of("0 * * * *").clocks(CLOCKS).since("01:30").usual(1, 2).blind("01:50", "04:20");
    assertThat(hourly.now("05:10").alarms()).isEmpty();
    assertThat(hourly.now("05:10").unseen()).isTrue();
    assertThat(hourly.now("05:11").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_START, at("05:00"), null));
  }

  @Test
  void keepsTheAlarmThatStoodBeforeTheOutage() {
    Story hourly = Story.of("0 * * * *").clocks(CLOCKS).since("01:30").blind("02:30", "04:20");
    assertThat(hourly.now("04:30").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_START, at("02:00"), null));
  }

  @Test
  void givesARunTheTimeBackThatNobodyWatched() {
    Story nightly =
        nightly().usual(50, 70).run(run("02:00").heard("03:31")).blind("02:00", "02:30");
    assertThat(nightly.now("04:30").alarms()).isEmpty();
    assertThat(nightly.now("04:31").alarms()).extracting(Alarm::kind).contains(Alarm.Kind.STUCK);
  }

  @Test
  void doesNotCallARunStuckThatMayHaveEndedUnseen() {
    Lateness late = nightly().started("02:00").blind("02:50", "03:10").now("12:00");
    assertThat(late.openRuns()).extracting(RunView::state).containsExactly(RunState.UNSEEN);
    assertThat(late.alarms()).isEmpty();
  }

  @Test
  void callsARunStuckThatCanHardlyHaveEndedInTheOutage() {
    Story nightly = nightly().usual(50, 70).started("02:00").blind("02:10", "02:12");
    assertThat(nightly.now("04:02").alarms()).isEmpty();
    assertThat(nightly.now("04:03").alarms()).extracting(Alarm::kind).contains(Alarm.Kind.STUCK);
  }

  @Test
  void keepsCallingARunStuckThatWasSoBeforeTheOutage() {
    Story nightly = nightly().started("02:00").blind("04:30", "04:40");
    assertThat(nightly.now("04:41").alarms()).extracting(Alarm::kind).contains(Alarm.Kind.STUCK);
  }

  @Test
  void givesARunUpWithoutAnAlarmWhenItWasLastHeardOfBeforeTheOutage() {
    Lateness late = nightly().started("02:00").blind("02:50", "03:10").now("2026-11-24T00:00:00Z");
    assertThat(late.openRuns()).extracting(RunView::state).containsExactly(RunState.LOST_UNSEEN);
  }

  @Test
  void takesTheWorkersWordForAStartInTheOutageOnly() {
    Story nightly =
        nightly()
            .usual(50, 70)
            .blind("01:50", "02:30")
            .run(run("02:31").saidToStart("02:01").ended("02:55", RunSeen.End.SUCCESS));
    assertThat(nightly.now("05:30").alarms()).isEmpty();
    Story hourly =
        Story.of("0 * * * *")
            .clocks(CLOCKS)
            .since("01:30")
            .run(run("03:01").saidToStart("02:01").ended("03:02", RunSeen.End.SUCCESS));
    assertThat(hourly.now("03:30").awaited().point().due().latest()).isEqualTo(at("04:00"));
  }

  private static Story nightly() {
    return Story.of("0 2 * * *").clocks(CLOCKS).since("01:00");
  }
}
