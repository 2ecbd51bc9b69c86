package io.trialsync.obs.ejb.run;

import java.util.Locale;

/** How the server itself came to a number of rows that no worker reported. */
public enum RowOrigin {
  /** Counted in the table. */
  PROBED,
  /** Estimated from a part of the table. */
  SAMPLED;

  /** The name in answers and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
