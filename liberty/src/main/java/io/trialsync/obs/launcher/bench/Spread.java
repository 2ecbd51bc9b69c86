package io.trialsync.obs.launcher.bench;

import java.util.List;
import java.util.Locale;

/** Where the ratios of all pairs of turns lie: one number alone would hide the noise. */
record Spread(double least, double median, double most) {

  /**
   * Of at least one ratio.
   *
   * @param ratios in any order
   */
  static Spread of(List<Double> ratios) {
    List<Double> sorted = ratios.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spread(sorted.get(0), median, sorted.get(size - 1));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%7.3f %7.3f %7.3f", least, median, most);
  }
}
