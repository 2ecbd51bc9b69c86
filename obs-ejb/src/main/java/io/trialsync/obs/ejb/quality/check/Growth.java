package io.trialsync.obs.ejb.quality.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast numbers grow, as the median of the growth between any two days that can be compared
 * (Theil and Sen's estimator, on logarithms). Only growth is forgiven: tables of a study fill up,
 * and one that shrinks day by day is what somebody should hear of.
 *
 * @param perDay growth of the logarithm in a day
 */
record Growth(double perDay) {
  static final Growth NONE = new Growth(0);
  private static final int FEWEST_SAMPLES = 10;
  private static final double SHORTEST_DAYS = 14;

  /** Above it, growth is no habit but an event: 3 % a day is double in a month. */
  private static final double FASTEST = 0.03;

  /** Of samples, newest first; weekly: only equal weekdays can be compared. */
  static Growth of(List<Sample> samples, boolean weekly) {
    if (samples.size() < FEWEST_SAMPLES
        || days(samples.get(samples.size() - 1), samples.get(0)) < SHORTEST_DAYS) {
      return NONE;
    }
    List<Double> slopes = new ArrayList<>();
    for (int late = 0; late < samples.size(); late++) {
      for (int early = late + 1; early < samples.size(); early++) {
        Sample from = samples.get(early);
        Sample to = samples.get(late);
        if (days(from, to) >= 1
            && from.value() > 0
            && to.value() > 0
            && (!weekly || from.weekday() == to.weekday())) {
          slopes.add(Math.log(to.value() / from.value()) / days(from, to));
        }
      }
    }
    return slopes.size() < FEWEST_SAMPLES
        ? NONE
        : new Growth(Math.min(FASTEST, Math.max(0, Median.of(slopes))));
  }

  /** What the sample would be at the time of another one. */
  double carried(Sample sample, Sample until) {
    return perDay == 0 ? sample.value() : sample.value() * Math.exp(perDay * days(sample, until));
  }

  private static double days(Sample from, Sample to) {
    return Duration.between(from.at(), to.at()).toMillis() / (double) Duration.ofDays(1).toMillis();
  }
}
