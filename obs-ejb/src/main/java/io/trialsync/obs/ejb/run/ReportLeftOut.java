package io.trialsync.obs.ejb.run;

/**
 * Announced when a report was left out, because its tenant may have no more of what it would make.
 *
 * @param outcome {@code TOO_MANY_JOBS} or {@code TOO_MANY_TABLES}
 */
public record ReportLeftOut(String tenantId, RecordedOutcome outcome) {}
