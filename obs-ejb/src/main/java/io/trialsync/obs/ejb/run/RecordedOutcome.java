package io.trialsync.obs.ejb.run;

/** What became of a report: recorded for the first time, or known already. */
public enum RecordedOutcome {
  ACCEPTED,
  DUPLICATE
}
