package io.trialsync.obs.ejb.run;

import java.util.Locale;

/** The kinds of things that a worker can say about a run; names are those of the life cycle. */
public enum ReportKind {
  QUEUED("queued", "queued", Ends.NOTHING),
  STARTED("running", "running", Ends.NOTHING),
  HEARTBEAT("running", "running", Ends.NOTHING),
  STAGE("running", "running", Ends.NOTHING),
  /** The attempt failed and another one is expected: ends the attempt, not the run. */
  ATTEMPT_FAILED("failed", "running", Ends.TRY),
  SUCCEEDED("success", "success", Ends.RUN),
  SKIPPED("skipped", "skipped", Ends.RUN),
  FAILED("failed", "failed", Ends.RUN);

  private enum Ends {
    NOTHING,
    TRY,
    RUN
  }

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final String statusOfTry;
  private final String statusOfRun;
  private final Ends ends;

  ReportKind(String statusOfTry, String statusOfRun, Ends ends) {
    this.statusOfTry = statusOfTry;
    this.statusOfRun = statusOfRun;
    this.ends = ends;
  }

  /** The name on the wire and in the database. */
  public String wireName() {
    return wireName;
  }

  /** Status of the try after such a report. */
  String statusOfTry() {
    return statusOfTry;
  }

  /** Status of the run after such a report. */
  String statusOfRun() {
    return statusOfRun;
  }

  /** Whether the try is over. */
  boolean endsTry() {
    return ends != Ends.NOTHING;
  }

  /** Whether the run is over. */
  boolean endsRun() {
    return ends == Ends.RUN;
  }
}
