package io.trialsync.obs.ejb.quality.check;

/**
 * How far from the usual a number may be: the widest of the three limits counts.
 *
 * @param spreads how many times the usual distance from the middle
 * @param percent how many percent of the middle
 * @param absolute how much in any case, so that small numbers do not shout
 * @param samples how many earlier numbers there must be
 */
record BandLimits(double spreads, double percent, double absolute, int samples) {
  /** The limits of a subject by the names that all bands share, and an absolute one of its own. */
  static BandLimits of(Tuning tuning, Subject subject, double absolute) {
    return new BandLimits(
        tuning.number(subject, "k"),
        tuning.number(subject, "pct_floor"),
        absolute,
        (int) tuning.number(subject, "min_samples"));
  }

  /**
   * The least usual number.
   *
   * @param spread how far the logarithms of numbers usually are from the middle
   */
  double low(double middle, double spread) {
    double bySpread = middle * Math.exp(-spreads * spread);
    return Math.min(bySpread, middle - floor(middle));
  }

  /** The greatest usual number. */
  double high(double middle, double spread) {
    double bySpread = middle * Math.exp(spreads * spread);
    return Math.max(bySpread, middle + floor(middle));
  }

  private double floor(double middle) {
    return Math.max(percent / 100 * middle, absolute);
  }
}
