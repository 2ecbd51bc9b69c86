package io.trialsync.obs.ejb.quality.check;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many nulls a column may have in one run.
 *
 * @param earlier runs that tell the nulls of the column, the newest first
 * @param usual median of earlier rates; null when there are too few
 * @param above how far above the usual the rate may be
 * @param limit what it may never exceed; NaN when nobody set it
 */
record NullRateLimit(
    TableCase column, List<UUID> earlier, @Nullable Double usual, double above, double limit) {

  /**
   * By what is usual.
   *
   * @param rates those of the earlier runs
   */
  static NullRateLimit of(TableCase column, List<UUID> earlier, double[] rates) {
    double threshold = column.number(NullRate.THRESHOLD);
    double limit = column.number("absolute_limit");
    if (earlier.size() < column.number("min_samples")) {
      return new NullRateLimit(column, earlier, null, threshold, limit);
    }
    double usual = Median.of(rates);
    // A column whose nulls come and go must go beyond its own noise, too.
    double noise = column.number("k") * Spread.betweenNeighbours(rates);
    return new NullRateLimit(column, earlier, usual, Math.max(threshold, noise), limit);
  }

  CheckResult judge(long nulls, long rows, String metric) {
    double rate = nulls / (double) rows;
    if (rate > limit) {
      return result(metric, column.verdict(true), null, rate, limit);
    }
    if (usual != null) {
      boolean bad = rate - usual > above && nulls >= column.number("min_rows");
      return result(metric, column.verdict(bad), null, rate, above);
    }
    if (!Double.isNaN(limit)) {
      return result(metric, Verdict.PASS, null, rate, limit);
    }
    String reason = Reason.noBaseline(earlier.size(), (int) column.number("min_samples"));
    return result(metric, Verdict.NOT_EVALUATED, reason, rate, above);
  }

  private CheckResult result(
      String metric, Verdict verdict, @Nullable String reason, double rate, double threshold) {
    return new CheckResult(
        column.subject(),
        metric,
        null,
        verdict,
        reason,
        rate,
        usual,
        threshold,
        null,
        List.copyOf(earlier));
  }
}
