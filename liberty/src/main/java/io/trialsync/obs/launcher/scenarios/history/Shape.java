package io.trialsync.obs.launcher.scenarios.history;

import java.time.Duration;

/**
 * How a job is when nothing is wrong.
 *
 * @param step from one run to the next
 * @param noise deviation of the rows from one run to the next
 */
record Shape(String name, Duration step, int runs, double rows, double noise) {
  /** A large table that hardly varies. */
  static final Shape CALM = new Shape("calm", Duration.ofDays(1), 88, 24_000, 0.03);

  /** A table of middle size that varies by a tenth. */
  static final Shape LIVELY = new Shape("lively", Duration.ofDays(1), 84, 1_800, 0.10);

  /** A job that runs every hour. */
  static final Shape HOURLY = new Shape("hourly", Duration.ofHours(1), 120, 5_000, 0.06);
}
