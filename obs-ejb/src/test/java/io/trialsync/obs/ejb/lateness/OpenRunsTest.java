package io.trialsync.obs.ejb.lateness;

import static io.trialsync.obs.ejb.lateness.Story.at;
import static io.trialsync.obs.ejb.lateness.Story.key;
import static io.trialsync.obs.ejb.lateness.Story.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether a run takes too long, stands still, or is gone. */
class OpenRunsTest {
  private static final Clocks TWO_HOURS =
      Clocks.of(null, Duration.ofHours(2), null).withLostAfter(Duration.ofHours(6));
  private static final Clocks PROGRESS = TWO_HOURS.withProgressTimeout(Duration.ofMinutes(20));

  @Test
  void runsUntilItsTimeIsOver() {
    Story job = Story.withoutSchedule().clocks(TWO_HOURS).started("02:00");
    assertThat(state(job.now("04:00"))).isEqualTo(RunState.RUNNING);
    assertThat(job.now("04:00").lookAgainAfter()).isEqualTo(at("04:00"));
    assertThat(state(job.now("04:01"))).isEqualTo(RunState.STUCK);
    assertThat(job.now("04:01").alarms()).containsExactly(stuck("02:00"));
  }

  @Test
  void isStuckWhileItsHeartbeatsShowNoProgress() {
    Story job = Story.withoutSchedule().clocks(PROGRESS).run(run("02:00").beat("02:10", "02:30"));
    assertThat(state(job.now("02:31"))).isEqualTo(RunState.STUCK);
    assertThat(job.now("02:31").alarms()).containsExactly(stuck("02:00"));
  }

  @Test
  void isNotStuckWhileItsHeartbeatsShowProgress() {
    Story job = Story.withoutSchedule().clocks(PROGRESS).run(run("02:00").beat("02:30", "02:31"));
    assertThat(job.now("02:45").alarms()).isEmpty();
  }

  @Test
  void isNotStuckBecauseItsHeartbeatsStopped() {
    Story job = Story.withoutSchedule().clocks(PROGRESS).run(run("02:00").beat("02:10", "02:29"));
    assertThat(state(job.now("03:59"))).isEqualTo(RunState.RUNNING);
    assertThat(job.now("03:59").alarms()).isEmpty();
  }

  @Test
  void isGivenUpAfterASilence() {
    Story job = Story.withoutSchedule().clocks(TWO_HOURS).started("02:00");
    assertThat(state(job.now("10:00"))).isEqualTo(RunState.STUCK);
    assertThat(state(job.now("10:01"))).isEqualTo(RunState.LOST);
    assertThat(job.now("10:01").alarms()).isEmpty();
    assertThat(job.now("10:01").lookAgainAfter()).isNull();
  }

  @Test
  void isNotGivenUpWhileItsHeartIsHeard() {
    Story job = Story.withoutSchedule().clocks(TWO_HOURS).run(run("02:00").beat("09:00", "09:30"));
    assertThat(state(job.now("10:01"))).isEqualTo(RunState.STUCK);
  }

  @Test
  void believesARealEndAfterItWasGivenUp() {
    Story job =
        Story.withoutSchedule()
            .clocks(TWO_HOURS)
            .run(run("02:00").ended("12:00", RunSeen.End.SUCCESS));
    assertThat(job.now("12:01").openRuns()).isEmpty();
    assertThat(job.now("12:01").alarms()).isEmpty();
  }

  @Test
  void hasNoTimeLimitWhenItHasNoNaturalEnd() {
    Story stream = Story.withoutSchedule().clocks(PROGRESS).run(run("02:00").continuous());
    assertThat(stream.now("2026-11-30T00:00:00Z").alarms()).isEmpty();
    assertThat(state(stream.now("2026-11-30T00:00:00Z"))).isEqualTo(RunState.RUNNING);
    Story still =
        Story.withoutSchedule()
            .clocks(PROGRESS)
            .run(run("02:00").continuous().beat("02:10", "02:30"));
    assertThat(still.now("02:31").alarms()).containsExactly(stuck("02:00"));
  }

  @Test
  void watchesEveryOpenRunAndNotTheNewestOnly() {
    Story job =
        Story.withoutSchedule()
            .clocks(TWO_HOURS)
            .started("02:00")
            .started("02:30")
            .ran("04:00", "04:05");
    assertThat(job.now("04:31").alarms()).containsExactly(stuck("02:00"), stuck("02:30"));
  }

  @Test
  void watchesRunsByHandToo() {
    Story job = Story.withoutSchedule().clocks(TWO_HOURS).run(run("02:00").byHand());
    assertThat(job.now("04:01").alarms()).containsExactly(stuck("02:00"));
  }

  @Test
  void givesUpARunThatWasOnlyQueued() {
    Story job = Story.withoutSchedule().clocks(TWO_HOURS).run(run("02:00").queued());
    assertThat(state(job.now("08:00"))).isEqualTo(RunState.QUEUED);
    assertThat(state(job.now("08:01"))).isEqualTo(RunState.LOST);
  }

  @Test
  void doesNotCallAFinishLateOnceTheRunIsGivenUp() {
    Clocks both =
        Clocks.of(null, Duration.ofHours(1), Duration.ofHours(2))
            .withLostAfter(Duration.ofHours(1));
    Story nightly = Story.of("0 2 * * *").clocks(both).since("01:00").started("02:00");
    assertThat(nightly.now("04:00").alarms()).containsExactly(stuck("02:00"));
    assertThat(nightly.now("04:01").alarms()).isEmpty();
  }

  private static RunState state(Lateness lateness) {
    return lateness.openRuns().get(0).state();
  }

  private static Alarm stuck(String started) {
    return new Alarm(Alarm.Kind.STUCK, at(started), key(at(started).toString()));
  }
}
