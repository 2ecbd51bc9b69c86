package io.trialsync.obs.ejb.run;

/** What became of a report. */
public enum RecordedOutcome {
  /** It was recorded for the first time. */
  ACCEPTED,
  /** It was known already. */
  DUPLICATE,
  /** The database does not take it, now or later, though it passed the checks of the door. */
  REFUSED,
  /** It names a new job, and the tenant has as many as it may have. */
  TOO_MANY_JOBS,
  /** It names a new table, and the tenant has as many as it may have. */
  TOO_MANY_TABLES
}
