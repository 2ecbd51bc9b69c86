package io.trialsync.obs.ejb.quality.check;

/** Why there is no verdict, in the words of answers and metrics. */
public final class Reason {
  public static final String RUN_FAILED = "run_failed";
  public static final String BACKFILL = "backfill";
  public static final String MANUAL = "manual";
  public static final String RUNNING = "running";
  public static final String DISABLED = "disabled";
  public static final String STAT_MISSING = "stat_missing";
  public static final String ZERO_ROWS = "zero_rows";
  public static final String PRIOR_ZERO = "prior_zero";

  private Reason() {}

  /** Not enough earlier runs to compare with. */
  public static String noBaseline(int there, int needed) {
    return "no_baseline " + there + " of " + needed;
  }
}
