package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.persistence.quality.DecidedFinding;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A finding that a person took for the new normal, as it is answered. */
public record AcceptedFinding(
    UUID findingId,
    String jobId,
    String check,
    @Nullable String namespace,
    @Nullable String table,
    @Nullable String column,
    String state,
    @Nullable String closeReason,
    @Nullable Instant closedAt) {

  static AcceptedFinding of(DecidedFinding finding) {
    return new AcceptedFinding(
        finding.findingId(),
        finding.jobId(),
        finding.check(),
        DecisionView.orNull(finding.namespace()),
        finding.table(),
        DecisionView.orNull(finding.column()),
        finding.state(),
        finding.closeReason(),
        finding.closedAt());
  }
}
