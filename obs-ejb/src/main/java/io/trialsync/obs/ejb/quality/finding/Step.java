package io.trialsync.obs.ejb.quality.finding;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one run said about a finding.
 *
 * @param verdict WARN or FAIL: it is so; PASS: it is not so; NOT_EVALUATED: its check is off
 */
record Step(
    UUID runKey,
    Instant runAt,
    Verdict verdict,
    @Nullable Double value,
    @Nullable Double baseline,
    @Nullable Double threshold) {

  static Step bad(RunResults run, CheckResult result) {
    return new Step(
        run.runKey(),
        run.runAt(),
        result.verdict(),
        result.value(),
        result.baseline(),
        result.threshold());
  }

  static Step of(RunResults run, Verdict verdict) {
    return new Step(run.runKey(), run.runAt(), verdict, null, null, null);
  }

  RunPlace place() {
    return new RunPlace(runAt, runKey);
  }
}
