package io.trialsync.obs.ejb.quality.check;

import java.util.Collection;

/** How far numbers usually are from their middle. */
final class Spread {
  /**
   * Makes the median of distances (MAD) comparable with a standard deviation where the noise is
   * normal: 1 / Φ⁻¹(3/4), see Rousseeuw and Croux, "Alternatives to the Median Absolute Deviation",
   * 1993.
   */
  private static final double OF_NORMAL_NOISE = 1.4826;

  private Spread() {}

  /** Of at least one number around a middle. */
  static double around(double middle, Collection<Double> numbers) {
    return around(middle, numbers.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double around(double middle, double[] numbers) {
    double[] distances = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      distances[i] = Math.abs(numbers[i] - middle);
    }
    return OF_NORMAL_NOISE * Median.of(distances);
  }

  /** The same from one number to the next: numbers that creep away are not noise. */
  static double betweenNeighbours(double[] numbers) {
    if (numbers.length < 2) {
      return 0;
    }
    double[] steps = new double[numbers.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = numbers[i + 1] - numbers[i];
    }
    return around(0, steps) / Math.sqrt(2);
  }
}
