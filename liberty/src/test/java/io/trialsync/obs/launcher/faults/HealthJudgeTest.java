package io.trialsync.obs.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A database that is away from second 100 to second 120, and probes that say this or that of it.
 */
class HealthJudgeTest {
  private static final Span AWAY = span(100, 120);

  @Test
  void givesFiveSecondsToNotice() {
    assertThat(readiness(look(104, 1, 200))).isZero();
    assertThat(readiness(look(106, 1, 200))).isEqualTo(1);
    assertThat(readiness(look(106, 1, 503))).isZero();
  }

  @Test
  void givesFiveSecondsToComeBack() {
    assertThat(readiness(look(124, 1, 503))).isZero();
    assertThat(readiness(look(126, 1, 503))).isEqualTo(1);
    assertThat(readiness(look(126, 1, 200))).isZero();
  }

  @Test
  void wantsTheTruthAlsoWhereNothingIsBroken() {
    assertThat(readiness(look(50, 1, 503))).isEqualTo(1);
  }

  @Test
  void wantsAnAnswerWithinFiveSeconds() {
    assertThat(readiness(look(101, 6, 503))).isEqualTo(1);
  }

  @Test
  void asksNothingOfAServerThatWasKilled() {
    var faults = new Faults();
    var down = List.of(look(160, 1, 0));
    judge(faults).judge("one", List.of(span(0, 150)), down, down);
    assertThat(faults.none()).isTrue();
  }

  @Test
  void judgesNothingWhileTheNetworkIsBad() {
    var faults = new Faults();
    new HealthJudge(List.of(), List.of(span(40, 45)), faults, 0)
        .judge("one", List.of(span(0, 90)), List.of(look(44, 1, 503)), List.of());
    assertThat(faults.none()).isTrue();
  }

  @Test
  void wantsTheProcessToSayAtAllTimesThatItLives() {
    var faults = new Faults();
    var looks = List.of(look(99, 1, 200), look(110, 1, 503), look(111, 10, 0));
    judge(faults).judge("one", List.of(span(0, 150)), List.of(), looks);
    assertThat(faults.count(FaultKind.LIVENESS)).isEqualTo(2);
    assertThat(faults.sentences().get(0))
        .isEqualTo("/healthz not up: /healthz of one, asked at +110 s, said 503 within 1.0 s");
  }

  private static int readiness(Look look) {
    var faults = new Faults();
    judge(faults).judge("one", List.of(span(0, 150)), List.of(look), List.of());
    return faults.count(FaultKind.READINESS);
  }

  private static HealthJudge judge(Faults faults) {
    return new HealthJudge(List.of(AWAY), List.of(), faults, 0);
  }

  private static Span span(int from, int until) {
    return new Span(TimeUnit.SECONDS.toNanos(from), TimeUnit.SECONDS.toNanos(until));
  }

  private static Look look(int asked, int seconds, int status) {
    Span span = span(asked, asked + seconds);
    return new Look(span.from(), span.until(), status);
  }
}
