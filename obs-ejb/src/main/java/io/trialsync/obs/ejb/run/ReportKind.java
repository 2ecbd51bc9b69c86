package io.trialsync.obs.ejb.run;

/** The kinds of things that a worker can say about a run; names are those of the life cycle. */
public enum ReportKind {
  QUEUED,
  STARTED,
  HEARTBEAT,
  STAGE,
  /** The attempt failed and another one is expected: ends the attempt, not the run. */
  ATTEMPT_FAILED,
  SUCCEEDED,
  SKIPPED,
  FAILED;

  /** The name on the wire and in the database. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
