package io.trialsync.obs.launcher.bench.fill;

import java.util.UUID;

/**
 * Seeded chance of one run or job. Not {@code java.util.Random}: each run has dice of its own, so
 * that every table can be written by itself from the same runs, and these cost nothing to make.
 */
final class Dice {
  private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

  private long state;

  Dice(long seed, long subject, long number) {
    state = mix(mix(mix(seed + STEP) + subject * STEP) + number * STEP);
  }

  long next() {
    state += STEP;
    return mix(state);
  }

  /** From 0 (included) to 1 (excluded). */
  double share() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean hits(double probability) {
    return share() < probability;
  }

  /** From 0 (included) to the limit (excluded). */
  int below(int limit) {
    return (int) (share() * limit);
  }

  /** Around 1, seldom less than a half or more than the double; never less than 0.2. */
  double aroundOne() {
    double bell = share() + share() + share() + share() - 2;
    return Math.max(0.2, Math.exp(bell * 0.6));
  }

  /** In the order of time, as clients make them that take care of indexes. */
  UUID timedId(long epochMillis) {
    long high = (epochMillis << 16) | 0x7000L | (next() & 0xFFF);
    return new UUID(high, variant(next()));
  }

  /** In no order at all: version 4 as from most clients, 3 where it is made from a name. */
  UUID id(int version) {
    return new UUID((next() & ~0xF000L) | ((long) version << 12), variant(next()));
  }

  private static long variant(long bits) {
    return (bits & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
  }

  private static long mix(long bits) {
    long once = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    long twice = (once ^ (once >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return twice ^ (twice >>> 31);
  }
}
