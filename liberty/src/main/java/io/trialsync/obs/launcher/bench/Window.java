package io.trialsync.obs.launcher.bench;

import java.util.Locale;

/**
 * What ten seconds of a measurement gave, so that a fall over time shows.
 *
 * @param until seconds since the measurement began, without the warm-up
 */
record Window(long until, double perSecond, double p99Millis) {
  static final int SECONDS = 10;

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%4d to %4d s  %,9.1f answers/s  p99 %,9.2f ms",
        until - SECONDS,
        until,
        perSecond,
        p99Millis);
  }
}
