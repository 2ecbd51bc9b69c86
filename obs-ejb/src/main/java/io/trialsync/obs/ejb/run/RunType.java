package io.trialsync.obs.ejb.run;

/**
 * Why a run was started; manual and backfill runs neither satisfy a schedule nor feed baselines.
 */
public enum RunType {
  SCHEDULED,
  MANUAL,
  BACKFILL;

  /** The name on the wire and in the database. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
