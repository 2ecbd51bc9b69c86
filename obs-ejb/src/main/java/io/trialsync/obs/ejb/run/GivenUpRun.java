package io.trialsync.obs.ejb.run;

import java.time.Instant;
import java.util.List;

/**
 * A run that nobody expects to hear of any more.
 *
 * @param at since when it is given up; the same run is given up once, however often that is said
 * @param unseen whether it may have ended while the server could not hear: no failure of its job
 */
public record GivenUpRun(
    String jobId, RunReference run, Instant at, boolean unseen, String explanation) {
  /** Error code of a run that was lost. */
  public static final String LOST = "lost";

  /** Error code of a run whose end the server may have missed. */
  public static final String LOST_UNSEEN = "lost_unseen";

  RunReport report() {
    String code = unseen ? LOST_UNSEEN : LOST;
    return new RunReport(
        jobId,
        run,
        unseen ? ReportKind.SKIPPED : ReportKind.FAILED,
        at,
        RunFacts.NONE,
        new ReportedError(ErrorCategory.SYSTEM, code, explanation, null),
        false,
        null,
        null,
        List.of());
  }
}
