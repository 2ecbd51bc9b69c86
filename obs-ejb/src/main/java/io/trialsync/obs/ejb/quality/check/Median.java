package io.trialsync.obs.ejb.quality.check;

import java.util.Arrays;
import java.util.Collection;

/** The middle of numbers: one wild value, or some, do not move it. */
final class Median {
  private Median() {}

  /** Of at least one number. */
  static double of(Collection<Double> numbers) {
    return of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Of at least one number. */
  static double of(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
