package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.scenarios.history.Label;

/**
 * How right somebody was about runs of which is known what they are.
 *
 * @param found bad runs that were called bad
 * @param missed bad runs that were not
 * @param falseAlarms good runs that were called bad
 */
record Score(int found, int missed, int falseAlarms) {
  static final Score NONE = new Score(0, 0, 0);

  /** With one more run. */
  Score with(Label label, boolean calledBad) {
    return switch (label) {
      case EITHER -> this;
      case BAD -> new Score(found + (calledBad ? 1 : 0), missed + (calledBad ? 0 : 1), falseAlarms);
      case GOOD -> new Score(found, missed, falseAlarms + (calledBad ? 1 : 0));
    };
  }

  Score plus(Score other) {
    return new Score(found + other.found, missed + other.missed, falseAlarms + other.falseAlarms);
  }

  int bad() {
    return found + missed;
  }

  /** Whether there is anything to tell of it. */
  boolean isEmpty() {
    return equals(NONE);
  }

  /** Share of the alarms that were right; not a number where there was none. */
  double precision() {
    return (double) found / (found + falseAlarms);
  }

  /** Share of the bad runs that were found; not a number where there was none. */
  double recall() {
    return (double) found / bad();
  }
}
