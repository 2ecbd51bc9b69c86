package io.trialsync.obs.launcher.bench.fill;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row of {@code attempt} for each try. */
final class AttemptRows implements TableRows {
  private static final int COLUMNS = 13;
  private static final int REPORTED = 1;

  @Override
  public String table() {
    return "attempt";
  }

  @Override
  public String columns() {
    return "tenant_id, run_key, attempt, run_id, status, start_at, end_rank, end_at, end_digest,"
        + " error_category, error_code, error_message, http_status";
  }

  @Override
  public void write(MadeRun run, BinaryCopy copy) throws SQLException {
    for (MadeRun.Try one : run.tries()) {
      MadeRun.End end = one.end();
      copy.row(COLUMNS)
          .text(run.job().tenant())
          .id(run.key())
          .integer(one.number())
          .id(one.id())
          .text(end == null ? "running" : end.status());
      writeStart(one.start(), copy);
      writeEnd(end, copy);
    }
  }

  static void writeStart(MadeRun.@Nullable Start start, BinaryCopy copy) {
    if (start == null) {
      copy.nothing();
    } else {
      copy.time(start.at());
    }
  }

  /** The columns from {@code end_rank} to {@code http_status}. */
  static void writeEnd(MadeRun.@Nullable End end, BinaryCopy copy) {
    if (end == null) {
      copy.nothing().nothing().nothing().nothing().nothing().nothing().nothing();
      return;
    }
    copy.rank(REPORTED).time(end.at()).bigint(end.digest());
    Failure failure = end.failure();
    if (failure == null) {
      copy.nothing().nothing().nothing().nothing();
    } else {
      copy.text(failure.category())
          .text(failure.code())
          .text(failure.message())
          .integerOrNothing(failure.httpStatus());
    }
  }
}
