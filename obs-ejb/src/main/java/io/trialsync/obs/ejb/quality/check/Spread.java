package io.trialsync.obs.ejb.quality.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
    List<Double> distances = numbers.stream().map(number -> Math.abs(number - middle)).toList();
    return OF_NORMAL_NOISE * Median.of(distances);
  }

  /** The same from one number to the next: numbers that creep away are not noise. */
  static double betweenNeighbours(List<Double> numbers) {
    List<Double> steps = new ArrayList<>();
    for (int i = 1; i < numbers.size(); i++) {
      steps.add(numbers.get(i) - numbers.get(i - 1));
    }
    return steps.isEmpty() ? 0 : around(0, steps) / Math.sqrt(2);
  }
}
