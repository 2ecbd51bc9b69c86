package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.scenarios.history.Aspect;
import io.trialsync.obs.launcher.scenarios.history.MadeHistory;
import io.trialsync.obs.launcher.scenarios.history.MadeRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One side of a history as numbers, which is all that a plain rule sees of it. */
final class Series {
  private Series() {}

  /**
   * A number for each run; null where it failed or does not tell. Columns are no number, and
   * whether there are no rows is asked only where there are none.
   */
  static List<@Nullable Double> of(MadeHistory history, Aspect aspect) {
    var values = new ArrayList<@Nullable Double>();
    @Nullable Instant before = null;
    for (MadeRun run : history.runs()) {
      values.add(run.failed() ? null : value(run, aspect, before));
      before = run.startedAt();
    }
    return values;
  }

  private static @Nullable Double value(MadeRun run, Aspect aspect, @Nullable Instant before) {
    Long rows = run.rows();
    return switch (aspect) {
      case ROWS, NO_ROWS -> rows == null ? null : rows.doubleValue();
      case NULLS -> rows == null || rows == 0 ? null : (double) run.nulls() / rows;
      case DURATION -> (double) run.duration().toMillis();
      case GAP ->
          before == null ? null : (double) Duration.between(before, run.startedAt()).toMillis();
      case SCHEMA -> null;
    };
  }
}
