package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.persistence.quality.KeptDecision;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about the baselines of a job, as it is answered.
 *
 * @param kind accept or exclude
 * @param check null for all
 * @param table null for all tables and the run itself
 * @param column null for all
 * @param until null for no end
 * @param clientId the program that called, as its issuer names it
 */
public record DecisionView(
    UUID decisionId,
    String jobId,
    String kind,
    @Nullable String check,
    @Nullable String namespace,
    @Nullable String table,
    @Nullable String column,
    Instant from,
    @Nullable Instant until,
    String reason,
    String clientId,
    Instant decidedAt) {

  public static DecisionView of(KeptDecision decision, String jobId) {
    return new DecisionView(
        decision.decisionId(),
        jobId,
        decision.kind(),
        orNull(decision.check()),
        orNull(decision.namespace()),
        decision.table(),
        orNull(decision.column()),
        decision.from(),
        decision.until(),
        decision.reason(),
        decision.clientId(),
        decision.decidedAt());
  }

  /** An empty text is none. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
