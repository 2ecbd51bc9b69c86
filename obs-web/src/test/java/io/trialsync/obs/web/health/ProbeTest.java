package io.trialsync.obs.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private final AtomicLong nanoTime = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final HealthCheck check =
      () -> {
        calls.incrementAndGet();
        return new HealthCheckResponse("database", HealthCheckResponse.Status.UP, null);
      };
  private final Probe probe = new Probe("database", check, waiting::add, nanoTime::get);

  @Test
  void doesNotAskAgainWhileAnAnswerIsUnderWay() {
    assertThat(probe.ask()).isSameAs(probe.ask());
    pass(60);
    probe.ask();
    assertThat(waiting).hasSize(1);
  }

  @Test
  void asksAtMostOnceASecond() {
    ask();
    ask();
    assertThat(calls).hasValue(1);
    pass(1);
    ask();
    assertThat(calls).hasValue(2);
  }

  @Test
  void isDownWhenThereIsNoAnswerByTheDeadline() {
    var asked = probe.ask();
    pass(4);
    ComponentStatus status = probe.await(asked, nanoTime.get());
    assertThat(status).isEqualTo(ComponentStatus.down("database", 4_000, "no answer in time"));
  }

  @Test
  void isDownWhenTheCheckFails() {
    HealthCheck broken =
        () -> {
          throw new IllegalStateException("secret");
        };
    var probe = new Probe("database", broken, Runnable::run, nanoTime::get);
    ComponentStatus status = probe.await(probe.ask(), 0);
    assertThat(status.up()).isFalse();
    assertThat(status.detail().toString()).doesNotContain("secret");
  }

  private void ask() {
    probe.ask();
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  private void pass(long seconds) {
    nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }
}
