package io.trialsync.obs.launcher.scenarios.history;

import java.util.SplittableRandom;

/** Seeded chance of one history. */
final class Chance {
  /** Up to here a binomial is thrown row by row; above, the bell curve cannot be told from it. */
  private static final long MOST_THROWS = 2_000;

  private final SplittableRandom random;

  Chance(long seed, String subject) {
    // The hash alone would give neighbouring names neighbouring seeds.
    random = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + subject.hashCode()).split();
  }

  /** From the first to the last number, both included. */
  int between(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  /** Around 0, with that standard deviation. */
  double bell(double deviation) {
    return random.nextGaussian() * deviation;
  }

  /** Around 1; a deviation of 0.1 is a tenth up or down in two of three cases. */
  double factor(double deviation) {
    return Math.exp(bell(deviation) - deviation * deviation / 2);
  }

  /** How many of so many rows have something that each has with that probability. */
  long ofRows(long rows, double probability) {
    if (rows > MOST_THROWS) {
      double mean = rows * probability;
      long drawn = Math.round(mean + bell(Math.sqrt(mean * (1 - probability))));
      return Math.max(0, Math.min(rows, drawn));
    }
    long hits = 0;
    for (long row = 0; row < rows; row++) {
      hits += random.nextDouble() < probability ? 1 : 0;
    }
    return hits;
  }

  /** A number of rare things around that mean (Knuth, The Art of Computer Programming, 3.4.1). */
  long rare(double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
