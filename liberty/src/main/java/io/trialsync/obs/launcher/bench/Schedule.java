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

  static Schedule startingNow(BenchSettings settings) {
    long begin = System.nanoTime();
    long measureFrom = begin + settings.warmup() * 1_000_000_000L;
    long interval =
        settings.rate() == 0 ? 0 : 1_000_000_000L * settings.connections() / settings.rate();
    return new Schedule(
        begin, measureFrom, measureFrom + settings.seconds() * 1_000_000_000L, interval);
  }

  /** The same for one of the connections: at a fixed rate they take turns instead of bursting. */
  Schedule ofConnection(int index, int connections) {
    return new Schedule(
        begin + intervalNanos * index / connections, measureFrom, end, intervalNanos);
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
