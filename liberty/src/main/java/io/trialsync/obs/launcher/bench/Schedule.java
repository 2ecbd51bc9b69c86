package io.trialsync.obs.launcher.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * When the requests of a measurement begin and end.
 *
 * @param begin {@code System.nanoTime} of the first request
 * @param measureFrom {@code System.nanoTime} before which requests only warm up
 * @param end {@code System.nanoTime} after which no request is sent
 * @param intervalNanos time from one request of a connection to its next one; 0 when each is sent
 *     as soon as the one before it is answered
 */
record Schedule(long begin, long measureFrom, long end, long intervalNanos) {

  /** Begins at once, with requests as fast as answers come. */
  static Schedule startingNow(int warmup, int seconds) {
    long begin = System.nanoTime();
    long measureFrom = begin + warmup * 1_000_000_000L;
    return new Schedule(begin, measureFrom, measureFrom + seconds * 1_000_000_000L, 0);
  }

  /**
   * The same for one of the connections: at a fixed rate they take turns instead of bursting.
   *
   * @param rate requests per second of all connections, 0 for as fast as answers come
   */
  Schedule ofConnection(int index, int connections, int rate) {
    long interval = rate == 0 ? 0 : 1_000_000_000L * connections / rate;
    return new Schedule(begin + interval * index / connections, measureFrom, end, interval);
  }

  boolean over() {
    return System.nanoTime() - end >= 0;
  }

  boolean measures(long start) {
    return start - measureFrom >= 0;
  }

  /**
   * Waits until the next request is due and gives the time that its latency counts from. At a fixed
   * rate that is when it was due, so that a server which stalls cannot hide the wait of the
   * requests behind it.
   */
  long awaitNext(long lastStart) {
    if (intervalNanos == 0) {
      return System.nanoTime();
    }
    long due = lastStart + intervalNanos;
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return due;
  }
}
