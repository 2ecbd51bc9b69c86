package io.trialsync.obs.ejb.retention;

import io.trialsync.obs.persistence.retention.Batch;
import io.trialsync.obs.persistence.retention.OldRows;
import io.trialsync.obs.persistence.retention.Place;
import io.trialsync.obs.persistence.retention.RetainedJob;
import io.trialsync.obs.persistence.retention.RowCounts;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Goes over the old rows of jobs in small steps, with a rest after each, until it is told to stop.
 */
final class Walk {
  /** A step of so many runs holds its locks for about a hundredth of a second. */
  static final int RUNS_A_STEP = 100;

  /** Runs that last longer keep some lines until they go themselves. */
  private static final int DAYS_A_RUN_MAY_LAST = 2;

  private final OldRows rows;
  private final Pace pace;
  private final BooleanSupplier stopped;
  private final Consumer<Batch> oldRuns;

  /**
   * @param oldRuns is told of each step over runs that are too old
   */
  Walk(OldRows rows, Pace pace, BooleanSupplier stopped, Consumer<Batch> oldRuns) {
    this.rows = rows;
    this.pace = pace;
    this.stopped = stopped;
    this.oldRuns = oldRuns;
  }

  /** One step over a few runs. */
  private interface Step {
    Batch from(Place place) throws SQLException;
  }

  /**
   * Runs first, then lines of runs that stay, then sums.
   *
   * @param linesGoneBefore the day before which an earlier walk has removed the lines
   */
  RowCounts over(RetainedJob job, FirstDays first, Optional<LocalDate> linesGoneBefore)
      throws SQLException {
    RowCounts runs =
        walk(
            Place.START,
            place -> {
              Batch batch = rows.runs(job, first.runs(), place, RUNS_A_STEP);
              oldRuns.accept(batch);
              return batch;
            });
    RowCounts lines =
        walk(
            firstWithLines(job, linesGoneBefore),
            place -> rows.lifeCycle(job, first.lifeCycle(), place, RUNS_A_STEP));
    RowCounts days = stopped.getAsBoolean() ? RowCounts.NONE : rows.days(job, first.rollups());
    return runs.plus(lines).plus(days);
  }

  private RowCounts walk(Place start, Step step) throws SQLException {
    RowCounts sum = RowCounts.NONE;
    Place place = start;
    boolean more = true;
    while (more && !stopped.getAsBoolean()) {
      long begin = System.nanoTime();
      Batch batch = step.from(place);
      pace.rest(Duration.ofNanos(System.nanoTime() - begin));
      sum = sum.plus(batch.rows());
      place = batch.end(place);
      more = batch.full();
    }
    return sum;
  }

  private static Place firstWithLines(RetainedJob job, Optional<LocalDate> linesGoneBefore) {
    if (job.continuous() || linesGoneBefore.isEmpty()) {
      return Place.START;
    }
    LocalDate day = linesGoneBefore.get().minusDays(DAYS_A_RUN_MAY_LAST);
    return Place.before(day.atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}
