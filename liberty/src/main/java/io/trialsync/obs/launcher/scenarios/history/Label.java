package io.trialsync.obs.launcher.scenarios.history;

/** What is known of a run beforehand: whether there is something to be found in it. */
public enum Label {
  GOOD,
  BAD,
  /** People could think either of it: whatever a check says is not counted. */
  EITHER
}
