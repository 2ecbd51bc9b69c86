package io.trialsync.obs.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SlidingLogTest {
  private static final long SECOND = 1_000_000_000;

  private final SlidingLog log = new SlidingLog();

  @Test
  @Tag("L01")
  @Tag("L02")
  void takesSixtyInASecondAndNoneOfTheNextHundredAndForty() {
    for (int i = 0; i < 60; i++) {
      assertThat(log.take(i, 60)).as("request %d", i + 1).isTrue();
    }
    for (int i = 60; i < 200; i++) {
      assertThat(log.take(i, 60)).as("request %d", i + 1).isFalse();
    }
  }

  @Test
  void takesOneMoreWhenTheOldestIsASecondAgo() {
    log.take(0, 2);
    log.take(300, 2);
    assertThat(log.nanosUntilOneLess(400)).isEqualTo(SECOND - 400);
    assertThat(log.take(SECOND - 1, 2)).isFalse();
    assertThat(log.take(SECOND, 2)).isTrue();
    assertThat(log.take(SECOND, 2)).isFalse();
    assertThat(log.nanosUntilOneLess(SECOND)).isEqualTo(300);
  }

  @Test
  void goesOnWhenTheNanosecondsOverflow() {
    long start = Long.MAX_VALUE - 10;
    assertThat(log.take(start, 1)).isTrue();
    assertThat(log.take(start + SECOND - 1, 1)).isFalse();
    assertThat(log.take(start + SECOND, 1)).isTrue();
  }

  @Test
  @Tag("L03")
  void takesSixtyASecondOfAFloodThatGoesOn() {
    int taken = 0;
    for (long now = 0; now < 10 * SECOND; now += SECOND / 200) {
      taken += log.take(now, 60) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(600);
  }

  /** Whenever the second begins: the property that a bucket which refills does not have. */
  @Property(tries = 300)
  @Tag("L03")
  void neverTakesMoreInAnySecondAndRefusesNothingElse(
      @ForAll @Size(max = 400) List<@LongRange(min = 0, max = SECOND / 10) Long> pauses,
      @ForAll @IntRange(min = 1, max = 70) int limit) {
    var fresh = new SlidingLog();
    List<Long> taken = new ArrayList<>();
    long now = Long.MAX_VALUE - SECOND;
    for (long pause : pauses) {
      now += pause;
      long end = now;
      long before = taken.stream().filter(at -> end - at < SECOND).count();
      assertThat(fresh.take(now, limit)).isEqualTo(before < limit);
      if (before < limit) {
        taken.add(now);
      }
    }
  }
}
