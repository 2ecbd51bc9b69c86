package io.trialsync.obs.ejb.quality.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast numbers grow, as the median of the growth between any two days that can be compared
 * (Theil and Sen's estimator, on logarithms).
 *
 * @param perDay growth of the logarithm in a day
 */
record Growth(double perDay) {
  static final Growth NONE = new Growth(0);
  private static final int FEWEST_SAMPLES = 10;
  private static final double SHORTEST_DAYS = 14;

  /** More a day is no habit but an event: 3 % is double in a month. */
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
    return slopes.size() < FEWEST_SAMPLES ? NONE : new Growth(Median.of(slopes));
  }

  /**
   * What a logarithm of then is expected to be at the time of another one. Only growth is expected:
   * tables of a study fill up, and one that shrinks day by day is what somebody should hear of.
   */
  double expected(Sample sample, Sample until) {
    return logarithm(sample) + Math.min(FASTEST, Math.max(0, perDay)) * days(sample, until);
  }

  /** The same with loss, too, so that what is steady is not taken for noise. */
  double steady(Sample sample, Sample until) {
    return logarithm(sample) + perDay * days(sample, until);
  }

  /** Less than one row or millisecond is as good as one. */
  private static double logarithm(Sample sample) {
    return Math.log(Math.max(1, sample.value()));
  }

  private static double days(Sample from, Sample to) {
    return Duration.between(from.at(), to.at()).toMillis() / (double) Duration.ofDays(1).toMillis();
  }
}
