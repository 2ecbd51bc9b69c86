package io.trialsync.obs.launcher.bench;

import java.util.Locale;

/** A place of fixed width in an event, written anew for each event. */
enum Slot {
  RUN_ID(36),
  EVENT_TIME(24),
  DUE_FROM(24),
  DUE_TIME(24),
  JOB(4),
  ROWS(5);

  private final int width;

  Slot(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  /** How the place is marked in the text of the event. */
  String mark() {
    return "{{" + name().toLowerCase(Locale.ROOT) + "}}";
  }
}
