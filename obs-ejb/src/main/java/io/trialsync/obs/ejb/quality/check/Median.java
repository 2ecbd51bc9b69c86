package io.trialsync.obs.ejb.quality.check;

import java.util.Arrays;
import java.util.Collection;

/** The middle of numbers: one wild value, or some, do not move it. */
final class Median {
  private Median() {}

  /** Of at least one number. */
  static double of(Collection<Double> numbers) {
    double[] sorted = new double[numbers.size()];
    int next = 0;
    for (double number : numbers) {
      sorted[next++] = number;
    }
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
