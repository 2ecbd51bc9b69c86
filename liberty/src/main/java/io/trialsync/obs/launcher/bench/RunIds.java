package io.trialsync.obs.launcher.bench;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Run ids in the order of time, as version 7 UUIDs are: 48 bits of time, a number of this
 * measurement, a counter. Shared by all connections.
 */
final class RunIds {
  private static final long COUNTER_BITS = 40;

  private final long measurement;
  private final AtomicLong counter = new AtomicLong();

  /**
   * @param measurement number that tells this measurement from others; its lower 34 bits count
   */
  RunIds(long measurement) {
    this.measurement = measurement;
  }

  /** The next run: its number in this measurement and its id. */
  Run next(long epochMillis) {
    long number = counter.getAndIncrement();
    long high = (epochMillis << 16) | 0x7000L | (measurement & 0xFFF);
    long low =
        0x8000_0000_0000_0000L
            | ((measurement >>> 12 & 0x3F_FFFF) << COUNTER_BITS)
            | (number & ((1L << COUNTER_BITS) - 1));
    return new Run(number, new UUID(high, low).toString());
  }

  /**
   * A run of the generator.
   *
   * @param number counted from 0
   */
  record Run(long number, String id) {}
}
