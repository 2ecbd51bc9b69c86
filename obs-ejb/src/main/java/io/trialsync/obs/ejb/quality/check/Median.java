package io.trialsync.obs.ejb.quality.check;

import java.util.Collection;

/** The middle of numbers: one wild value, or some, do not move it. */
final class Median {
  private Median() {}

  /** Of at least one number. */
  static double of(Collection<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
