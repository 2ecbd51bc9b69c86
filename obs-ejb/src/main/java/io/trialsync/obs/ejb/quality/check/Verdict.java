package io.trialsync.obs.ejb.quality.check;

import java.util.Locale;

/** Answer of a check, in the order of how bad it is. */
public enum Verdict {
  NOT_EVALUATED,
  PASS,
  WARN,
  FAIL;

  /** The name in answers and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is a finding. */
  public boolean isBad() {
    return this == WARN || this == FAIL;
  }
}
