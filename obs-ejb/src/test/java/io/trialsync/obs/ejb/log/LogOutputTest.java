package io.trialsync.obs.ejb.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody waits for the log, a flood does not drown it, and no error is missing. */
class LogOutputTest {
  private static final LogSettings TEN_THEN_EVERY_FIFTH =
      new LogSettings("obs", "test", LogLevel.INFO, 10, 5);

  private final List<String> written = new CopyOnWriteArrayList<>();
  private final HandClock clock = new HandClock();
  private final LogOutput output = new LogOutput(TEN_THEN_EVERY_FIFTH, clock, this::take);

  private void take(CharSequence lines) {
    written.addAll(lines.toString().lines().toList());
  }

  @Test
  void keepsAFloodOfOneKindSmallAndSaysHowMuchIsMissing() {
    write(LogLevel.INFO, "run started", 100);
    write(LogLevel.INFO, "run succeeded", 3);

    assertThat(written).hasSize(10 + 18 + 3);
    clock.now = clock.now.plus(FloodGate.INTERVAL).plusMillis(1);
    output.tellWhatWasLeftOut();
    output.tellWhatWasLeftOut();
    assertThat(written).hasSize(10 + 18 + 3 + 1);
    assertThat(written.get(31)).contains("lines left out: 72 in 10 s like \\\"run started\\\"");
    write(LogLevel.INFO, "run started", 10);
    assertThat(written).hasSize(42);
  }

  @Test
  void neverLeavesAnErrorOut() {
    write(LogLevel.ERROR, "run failed", 1_000);

    assertThat(written).hasSize(1_000).allMatch(line -> line.contains("\"level\":\"ERROR\""));
  }

  @Test
  void boundsTheKindsThatItKnows() {
    IntStream.range(0, 5_000).forEach(i -> write(LogLevel.INFO, "kind " + i, 1));

    assertThat(written).hasSizeBetween(1_000, 1_000 + 10 + 4_000 / 5);
  }

  @Test
  void countsWhatComesFasterThanStdoutIsReadAndKeepsWarnings() throws Exception {
    var readerIsThere = new CountDownLatch(1);
    var someoneWrites = new CountDownLatch(1);
    var stuck =
        new LogOutput(
            new LogSettings("obs", "test", LogLevel.INFO, 1 << 20, 1),
            clock,
            lines -> {
              if (Thread.currentThread().getName().equals("drain")) {
                someoneWrites.countDown();
                awaitQuietly(readerIsThere);
              }
              take(lines);
            });
    var drain = new Thread(stuck::drain, "drain");
    drain.start();
    await().until(() -> drain.getState() == Thread.State.TIMED_WAITING);
    write(stuck, LogLevel.INFO, "first", 1);
    someoneWrites.await();
    write(stuck, LogLevel.INFO, "many", 10_000);
    write(stuck, LogLevel.WARN, "trouble", 2);
    write(stuck, LogLevel.ERROR, "failure", 2);

    assertThat(written).hasSize(4).allMatch(line -> line.matches(".*(trouble|failure).*"));
    readerIsThere.countDown();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> String.join("", written).contains("lines lost"));
    stuck.close();
    drain.join();
    long many = written.stream().filter(line -> line.contains("many")).count();
    assertThat(many).isEqualTo(8_192);
    assertThat(written)
        .anyMatch(line -> line.contains("lines lost: " + (10_000 - many) + " came faster"));
  }

  @Test
  void writesAnotherLevelForAWhileOnly() {
    assertThat(output.lets(LogLevel.DEBUG)).isFalse();
    output.threshold().change(LogLevel.DEBUG, clock.now.plusSeconds(600));
    assertThat(output.lets(LogLevel.DEBUG)).isTrue();
    assertThat(output.threshold().state())
        .isEqualTo(
            new LogThreshold.State(LogLevel.DEBUG, LogLevel.INFO, clock.now.plusSeconds(600)));
    clock.now = clock.now.plusSeconds(600);
    assertThat(output.lets(LogLevel.DEBUG)).isFalse();
    assertThat(output.threshold().state().until()).isNull();
  }

  private void write(LogLevel level, String kind, int times) {
    write(output, level, kind, times);
  }

  private void write(LogOutput to, LogLevel level, String kind, int times) {
    for (int i = 0; i < times; i++) {
      LogLine.of(to, clock.now, level, kind, kind).write();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A clock that stands until somebody moves its hand. */
  private static final class HandClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
