package io.trialsync.obs.ejb.quality.check;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One verdict with its reasons.
 *
 * @param metric what was measured, such as {@code delta_pct} or {@code type_narrowed}
 * @param detail for a person, and part of what makes two findings the same: {@code integer → text};
 *     never a number that changes from run to run
 * @param reason why there is no verdict: {@code no_baseline 2 of 5}, {@code stat_missing}, {@code
 *     zero_rows}, {@code prior_zero}, {@code backfill}, {@code manual}, {@code run_failed}, {@code
 *     running}, {@code disabled}
 * @param baseline what the value was compared with
 * @param threshold the limit that it was held against
 * @param origin where the rows come from, for checks of rows
 * @param baselineRuns the runs that the baseline came from, the newest first
 */
public record CheckResult(
    Subject subject,
    String metric,
    @Nullable String detail,
    Verdict verdict,
    @Nullable String reason,
    @Nullable Double value,
    @Nullable Double baseline,
    @Nullable Double threshold,
    @Nullable Origin origin,
    List<UUID> baselineRuns) {

  /** The same with words for a person. */
  CheckResult withDetail(String words) {
    return new CheckResult(
        subject, metric, words, verdict, reason, value, baseline, threshold, origin, baselineRuns);
  }

  /** A verdict that could not be given. */
  public static CheckResult notEvaluated(Subject subject, String metric, String reason) {
    return new CheckResult(
        subject, metric, null, Verdict.NOT_EVALUATED, reason, null, null, null, null, List.of());
  }
}
