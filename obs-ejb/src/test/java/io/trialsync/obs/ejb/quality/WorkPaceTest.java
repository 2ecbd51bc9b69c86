package io.trialsync.obs.ejb.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Judging makes room for reports while there are many of them, and only then. */
class WorkPaceTest {
  private static final Duration WORKED = Duration.ofMillis(8);

  private long reports;
  private Duration clock = Duration.ofHours(1);
  private final WorkPace pace = new WorkPace(() -> reports, () -> clock.toNanos());

  @Test
  void hardlyRestsWhileFewReportsCome() {
    pass(Duration.ofSeconds(10), 900);
    assertThat(pace.restAfter(WORKED)).isEqualTo(WORKED.dividedBy(4));
    assertThat(pace.restBeforeNextLook()).isZero();
  }

  @Test
  void takesAThirdOfTheTimeWhileManyCome() {
    pass(Duration.ofSeconds(10), 1_100);
    assertThat(pace.restAfter(WORKED)).isEqualTo(WORKED.multipliedBy(2));
    assertThat(pace.restBeforeNextLook()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void takesARunThatTellsAllAtOnceForOne() {
    pass(Duration.ofMillis(10), 20);
    assertThat(pace.restBeforeNextLook()).isZero();
  }

  @Test
  void noticesThatItBecameQuiet() {
    pass(Duration.ofSeconds(2), 1_000);
    assertThat(pace.restBeforeNextLook()).isPositive();
    pass(Duration.ofMillis(1_500), 10);
    assertThat(pace.restBeforeNextLook()).isZero();
  }

  @Test
  void neverRestsLongAfterAPieceOfWork() {
    pass(Duration.ofSeconds(1), 1_000);
    assertThat(pace.restAfter(Duration.ofSeconds(9))).isEqualTo(Duration.ofMillis(250));
  }

  private void pass(Duration time, long arrived) {
    clock = clock.plus(time);
    reports += arrived;
  }
}
