package io.trialsync.obs.ejb.quality.check;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a number lies, seen from the usual.
 *
 * @param reason why nobody can say; null when it can be said
 * @param side below the band, in it, or above it: -1, 0, 1
 * @param middle what is usual
 * @param limit the end of the band on the side of the number
 */
record BandAnswer(@Nullable String reason, int side, double middle, double limit, List<UUID> runs) {

  static BandAnswer unknown(int there, int needed, List<Sample> samples) {
    return new BandAnswer(Reason.noBaseline(there, needed), 0, 0, 0, keys(samples));
  }

  static BandAnswer of(double value, double middle, double low, double high, List<Sample> samples) {
    int side = value < low ? -1 : value > high ? 1 : 0;
    return new BandAnswer(null, side, middle, value < middle ? low : high, keys(samples));
  }

  /** The result of a check; the threshold is the end of the band on the side of the value. */
  CheckResult toResult(
      Subject subject, String metric, double value, @Nullable Origin origin, Verdict verdict) {
    boolean known = reason == null;
    return new CheckResult(
        subject,
        metric,
        side == 0 ? null : side < 0 ? "too low" : "too high",
        known ? verdict : Verdict.NOT_EVALUATED,
        reason,
        value,
        known ? middle : null,
        known ? limit : null,
        origin,
        runs);
  }

  private static List<UUID> keys(List<Sample> samples) {
    return samples.stream().map(Sample::runKey).toList();
  }
}
