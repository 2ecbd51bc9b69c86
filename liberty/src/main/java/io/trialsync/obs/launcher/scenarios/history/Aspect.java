package io.trialsync.obs.launcher.scenarios.history;

/** A side of a run on which something can be wrong, whichever check looks at it. */
public enum Aspect {
  /** How many rows it loaded. */
  ROWS,
  /** That it loaded none. */
  NO_ROWS,
  /** How many of them lack a value in a key column. */
  NULLS,
  /** Which columns the table had. */
  SCHEMA,
  /** How long it took. */
  DURATION,
  /** How long after the run before it it came. */
  GAP
}
