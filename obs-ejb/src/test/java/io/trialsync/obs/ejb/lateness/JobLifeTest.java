package io.trialsync.obs.ejb.lateness;

import static io.trialsync.obs.ejb.lateness.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Paused and retired jobs are silent; who comes back, or is new, has all the time again. */
class JobLifeTest {
  private static final Clocks CLOCKS =
      Clocks.of(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofHours(3));

  @Test
  void saysNothingOfAPausedOrRetiredJob() {
    for (JobLife.State state : new JobLife.State[] {JobLife.State.PAUSED, JobLife.State.RETIRED}) {
      Lateness late = job(new JobLife(state, null, at("01:00"), true)).now("23:00");
      assertThat(late.alarms()).isEmpty();
      assertThat(late.awaited()).isNull();
      assertThat(late.lookAgainAfter()).isNull();
    }
  }

  @Test
  void wakesUpWhenAPauseEndsByItself() {
    Story job = job(new JobLife(JobLife.State.PAUSED, at("03:00"), at("01:00"), true));
    assertThat(job.now("02:59").alarms()).isEmpty();
    assertThat(job.now("02:59").lookAgainAfter()).isEqualTo(at("03:00"));
    assertThat(job.now("03:00").awaited().point().due().latest()).isEqualTo(at("03:00"));
    assertThat(job.now("03:11").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_START, at("03:00"), null));
  }

  @Test
  void doesNotMissWhatWasDueBeforeItWasResumed() {
    Story job = job(new JobLife(JobLife.State.ACTIVE, null, at("02:05"), true));
    assertThat(job.now("02:59").alarms()).isEmpty();
    assertThat(job.now("03:11").alarms())
        .containsExactly(new Alarm(Alarm.Kind.LATE_START, at("03:00"), null));
  }

  @Test
  void doesNotLetARunEndAPause() {
    Story job =
        job(new JobLife(JobLife.State.PAUSED, at("06:00"), at("01:00"), true))
            .ran("03:00", "03:05");
    assertThat(job.now("05:00").alarms()).isEmpty();
  }

  @Test
  void givesAnOpenRunAllItsTimeAfterAPause() {
    Story job = job(new JobLife(JobLife.State.ACTIVE, null, at("05:30"), true)).started("02:00");
    assertThat(job.now("05:59").alarms()).isEmpty();
    assertThat(job.now("07:31").alarms())
        .extracting(Alarm::kind)
        .contains(Alarm.Kind.STUCK)
        .doesNotContain(Alarm.Kind.LATE_FINISH);
  }

  @Test
  void tellsADeclaredJobThatNeverCame() {
    Story job = job(new JobLife(JobLife.State.ACTIVE, null, at("01:30"), false));
    assertThat(job.now("02:10").alarms()).isEmpty();
    assertThat(job.now("02:11").alarms())
        .containsExactly(new Alarm(Alarm.Kind.NEVER_SEEN, at("02:00"), null));
  }

  @Test
  void tellsADeclaredJobWithoutScheduleThatNeverCame() {
    Story job =
        Story.withoutSchedule().life(new JobLife(JobLife.State.ACTIVE, null, at("01:30"), false));
    assertThat(job.now("23:00").alarms()).isEmpty();
    assertThat(job.now("23:00").lookAgainAfter()).isEqualTo(at("2026-11-23T01:30:00Z"));
    assertThat(job.now("2026-11-23T01:31:00Z").alarms())
        .containsExactly(new Alarm(Alarm.Kind.NEVER_SEEN, at("01:30"), null));
  }

  private static Story job(JobLife life) {
    return Story.of("0 * * * *").clocks(CLOCKS).life(life);
  }
}
