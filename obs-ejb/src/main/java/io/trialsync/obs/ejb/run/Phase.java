package io.trialsync.obs.ejb.run;

/** The phases of a run that stages belong to. */
public enum Phase {
  EXTRACT,
  TRANSFORM,
  LOAD,
  DQ;

  /** The name on the wire and in the database. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
