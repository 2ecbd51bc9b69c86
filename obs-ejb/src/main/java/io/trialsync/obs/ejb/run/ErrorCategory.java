package io.trialsync.obs.ejb.run;

/** The four kinds of causes that the user's document names; also a metric label. */
public enum ErrorCategory {
  API("API"),
  DB("DB"),
  DATA("Data"),
  SYSTEM("System");

  private final String wireName;

  ErrorCategory(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire, in the database and in the metric label. */
  public String wireName() {
    return wireName;
  }
}
