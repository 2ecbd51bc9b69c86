package io.trialsync.obs.ejb.retention;

import io.trialsync.obs.persistence.retention.Batch;
import io.trialsync.obs.persistence.retention.CountedRows;
import io.trialsync.obs.persistence.retention.Place;
import io.trialsync.obs.persistence.retention.RetainedJob;
import io.trialsync.obs.persistence.retention.RetentionRunStore;
import io.trialsync.obs.persistence.retention.RowCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Goes the way of a {@link Sweep} over one tenant and counts only. */
final class Forecaster {
  private final BooleanSupplier stopped;
  private @Nullable Instant oldest;
  private @Nullable Instant newest;

  Forecaster(BooleanSupplier stopped) {
    this.stopped = stopped;
  }

  RetentionForecast forecast(Connection connection, String tenantId, FirstDays first)
      throws SQLException {
    var store = new RetentionRunStore(connection);
    var linesGone = store.linesGoneBefore(tenantId);
    var rows = new CountedRows(connection, first.runs());
    var walk = new Walk(rows, Pace.WITHOUT_REST, stopped, this::see);
    RowCounts sum = RowCounts.NONE;
    for (RetainedJob job : store.jobs(tenantId)) {
      sum = sum.plus(walk.over(job, first, linesGone));
    }
    return new RetentionForecast(
        !stopped.getAsBoolean(),
        day(oldest),
        day(newest),
        first.runs(),
        first.lifeCycle(),
        first.rollups(),
        RemovedCounts.of(sum));
  }

  private void see(Batch batch) {
    for (Place run : batch.places()) {
      if (oldest == null || run.runAt().isBefore(oldest)) {
        oldest = run.runAt();
      }
      if (newest == null || run.runAt().isAfter(newest)) {
        newest = run.runAt();
      }
    }
  }

  private static @Nullable LocalDate day(@Nullable Instant moment) {
    return moment == null ? null : LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
