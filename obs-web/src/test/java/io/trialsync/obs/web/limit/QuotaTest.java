package io.trialsync.obs.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final long SECOND = 1_000_000_000;
  private static final int MILLION = 1_000_000;
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  private final AtomicLong now = new AtomicLong();
  private final Quota quota = new Quota("token", 60, now::get);

  @Test
  void countsEachCallerByItself() {
    IntStream.range(0, 60).forEach(i -> quota.take(caller(1)));
    assertThat(quota.take(caller(1)).accepted()).isFalse();
    assertThat(quota.take(caller(2)).accepted()).isTrue();
  }

  @Test
  @Tag("L02")
  void saysWhatIsLeftAndHowLongToWait() {
    assertThat(quota.take(caller(1)).policy()).isEqualTo("\"token\";q=60;w=1");
    assertThat(quota.take(caller(1)).state()).isEqualTo("\"token\";r=58;t=1");
    IntStream.range(2, 60).forEach(i -> quota.take(caller(1)));
    now.set(SECOND - 1);
    Verdict refused = quota.take(caller(1));
    assertThat(refused.accepted()).isFalse();
    assertThat(refused.state()).isEqualTo("\"token\";r=0;t=1");
    assertThat(refused.nanosToWait()).isEqualTo(1);
    assertThat(refused.secondsToWait()).isEqualTo(1);
    now.set(SECOND);
    assertThat(quota.take(caller(1)).accepted()).isTrue();
  }

  @Test
  void looksWithoutTakingAndWithoutRemembering() {
    assertThat(quota.look(caller(1)).accepted()).isTrue();
    assertThat(quota.callers()).isZero();
    IntStream.range(0, 60).forEach(i -> quota.take(caller(1)));
    assertThat(quota.look(caller(1)).accepted()).isFalse();
  }

  @Test
  @Tag("L07")
  void remembersAHundredThousandOfAMillionCallersWithinBounds() {
    long before = usedHeap();
    IntStream.range(0, MILLION).forEach(i -> quota.take(caller(i)));
    assertThat(quota.callers()).isBetween(Quota.MOST_CALLERS / 2, Quota.MOST_CALLERS);
    assertThat(usedHeap() - before).isLessThan(MOST_BYTES);
    IntStream.range(0, 60).forEach(i -> quota.take(caller(-1)));
    assertThat(quota.take(caller(-1)).accepted()).isFalse();
  }

  @Test
  @Tag("L07")
  void forgetsCallersWhoAreSilent() {
    IntStream.range(0, 10_000).forEach(i -> quota.take(caller(i)));
    assertThat(quota.callers()).isEqualTo(10_000);
    now.set(SECOND);
    IntStream.range(0, 10_000).forEach(i -> quota.take(caller(20_000 + i)));
    assertThat(quota.callers()).isBetween(10_000, 11_000);
  }

  @Test
  @Tag("L03")
  void takesNotOneMoreWhenEightThreadsAskAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Long> asking =
          () -> IntStream.range(0, 1_000).filter(i -> quota.take(caller(1)).accepted()).count();
      long taken = 0;
      for (var answer : threads.invokeAll(Collections.nCopies(8, asking))) {
        taken += answer.get();
      }
      assertThat(taken).isEqualTo(60);
    } finally {
      threads.shutdown();
    }
  }

  private static ByteBuffer caller(int number) {
    return Requester.of(ByteBuffer.allocate(0), "iss", "client-" + number, "acme").client();
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
