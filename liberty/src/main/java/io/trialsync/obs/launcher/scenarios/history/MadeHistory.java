package io.trialsync.obs.launcher.scenarios.history;

import java.util.List;

/**
 * All runs of one job, the oldest first.
 *
 * @param kind what happens in it, the same for several jobs of different size and noise
 */
public record MadeHistory(String jobId, Kind kind, List<MadeRun> runs) {
  /** The table that every made job loads. */
  public static final String TABLE = "warehouse.forms";

  /** The column whose nulls are watched. */
  public static final String KEY_COLUMN = "site";

  public MadeHistory {
    runs = List.copyOf(runs);
  }
}
