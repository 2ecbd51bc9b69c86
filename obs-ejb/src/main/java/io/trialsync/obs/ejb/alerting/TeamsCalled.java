package io.trialsync.obs.ejb.alerting;

import java.util.Locale;

/** A message went to Teams, or did not. */
public record TeamsCalled(Outcome outcome) {

  /** How it ended. */
  public enum Outcome {
    SENT,
    UNAVAILABLE,
    REFUSED;

    /** As a metric names it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
