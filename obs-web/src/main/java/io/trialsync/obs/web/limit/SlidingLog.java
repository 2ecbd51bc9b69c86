package io.trialsync.obs.web.limit;

import java.time.Duration;

/**
 * When the requests of the last second were taken, for one caller: the exact answer to whether one
 * more may be. Grows with what the caller really asks. Whoever uses it holds a lock.
 */
final class SlidingLog {

  /** The time in which so many may be taken, wherever it begins. */
  static final Duration WINDOW = Duration.ofSeconds(1);

  private static final long WINDOW_NANOS = WINDOW.toNanos();
  private static final int SMALLEST = 4;

  private long[] taken = new long[SMALLEST];
  private int first;
  private int count;

  /** Takes one more, unless so many were taken within the last second. */
  boolean take(long now, int limit) {
    if (count(now) >= limit) {
      return false;
    }
    if (count == taken.length) {
      resize(Math.min(2 * count, Math.max(limit, SMALLEST)));
    }
    taken[(first + count) % taken.length] = now;
    count++;
    return true;
  }

  /** How many were taken within the last second. */
  int count(long now) {
    while (count > 0 && now - taken[first] >= WINDOW_NANOS) {
      first = (first + 1) % taken.length;
      count--;
    }
    if (count == 0 && taken.length > SMALLEST) {
      resize(SMALLEST);
    }
    return count;
  }

  /** How long the oldest still counts; nothing when there is none. */
  long nanosUntilOneLess(long now) {
    return count(now) == 0 ? 0 : WINDOW_NANOS - (now - taken[first]);
  }

  private void resize(int length) {
    var resized = new long[length];
    for (int i = 0; i < count; i++) {
      resized[i] = taken[(first + i) % taken.length];
    }
    taken = resized;
    first = 0;
  }
}
