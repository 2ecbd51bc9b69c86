package io.trialsync.obs.ejb.quality.check;

import java.util.Locale;

/**
 * Where a number of rows comes from. Numbers of different origin mean different things and are
 * never compared. The order is that of preference.
 */
public enum Origin {
  /** Counted in the table by the server itself. */
  PROBED,
  /** Estimated by the server from a sample of the table. */
  SAMPLED,
  /** Counted by the worker when it looked at the quality of the rows. */
  COUNTED,
  /** Written by the run. */
  LOADED,
  /** Read by the run. */
  EXTRACTED;

  /** The name in answers and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
