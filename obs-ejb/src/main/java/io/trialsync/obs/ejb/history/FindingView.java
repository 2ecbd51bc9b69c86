package io.trialsync.obs.ejb.history;

import io.trialsync.obs.persistence.quality.ListedFinding;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the runs of a job; flat, so that a dashboard can show it as it is.
 *
 * @param type name of the check that found it
 * @param table null for the run itself
 * @param value as the last run showed it, and so are baseline, threshold and severity
 * @param openedRunId null when the run is not kept any more, and so is lastRunId
 * @param closedAt start of the run that resolved it, or when a person accepted it
 * @param owner of the job, as people set it, and so is runbookUrl
 */
public record FindingView(
    UUID findingId,
    String jobId,
    String type,
    @Nullable String namespace,
    @Nullable String table,
    @Nullable String column,
    String metric,
    @Nullable String detail,
    @Nullable Double value,
    @Nullable Double baseline,
    @Nullable Double threshold,
    String severity,
    String state,
    Instant openedAt,
    @Nullable UUID openedRunId,
    Instant lastSeenAt,
    @Nullable UUID lastRunId,
    int timesSeen,
    @Nullable Instant closedAt,
    @Nullable String closeReason,
    @Nullable String owner,
    @Nullable String runbookUrl) {

  static FindingView of(ListedFinding finding) {
    return new FindingView(
        finding.findingId(),
        finding.jobId(),
        finding.check(),
        named(finding.namespace()),
        finding.table(),
        finding.column(),
        finding.metric(),
        finding.detail(),
        finding.value(),
        finding.baseline(),
        finding.threshold(),
        finding.severity(),
        finding.state(),
        finding.openedAt(),
        finding.openedRunId(),
        finding.lastSeenAt(),
        finding.lastRunId(),
        finding.timesSeen(),
        finding.closedAt(),
        finding.closeReason(),
        finding.owner(),
        finding.runbookUrl());
  }

  /** No namespace is stored as an empty one. */
  static @Nullable String named(@Nullable String namespace) {
    return namespace == null || namespace.isEmpty() ? null : namespace;
  }
}
