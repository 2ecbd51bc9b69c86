package io.trialsync.obs.ejb.lateness.suggestion;

import java.util.Arrays;
import java.util.List;

/**
 * Minutes on a dial of a day or an hour: behind the last comes the first again, so that 23:58 and
 * 00:02 are near each other.
 *
 * @param around how many minutes the dial has
 * @param middle the minute that the others lie around, as the median sees it
 * @param spread how far nine of ten are from it at most
 */
record Circle(int around, double middle, double spread) {
  /** Nine of ten: one late night among many says nothing about the schedule. */
  private static final double MOST = 0.9;

  /** Lays minutes on a dial. */
  static Circle of(List<Double> minutes, int around) {
    double cut = widestGapEnd(minutes, around);
    double[] line =
        minutes.stream()
            .mapToDouble(m -> Math.floorMod((long) ((m - cut) * 60), around * 60L))
            .sorted()
            .toArray();
    double middle = line[line.length / 2];
    double[] away = Arrays.stream(line).map(second -> Math.abs(second - middle)).sorted().toArray();
    double spread = away[(int) Math.ceil(MOST * away.length) - 1] / 60;
    return new Circle(around, (middle / 60 + cut) % around, spread);
  }

  /** Where the dial is to be cut open: behind the longest stretch without a start. */
  private static double widestGapEnd(List<Double> minutes, int around) {
    double[] sorted = minutes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double end = sorted[0];
    double widest = sorted[0] + around - sorted[sorted.length - 1];
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] - sorted[i - 1] > widest) {
        widest = sorted[i] - sorted[i - 1];
        end = sorted[i];
      }
    }
    return end;
  }

  /** The minute that a person would have written: a multiple of five, where one is near enough. */
  int written() {
    long five = Math.round(middle / 5) * 5;
    long minute = Math.abs(five - middle) <= Math.max(2, spread) ? five : Math.round(middle);
    return Math.floorMod((int) minute, around);
  }
}
