package io.trialsync.obs.launcher.bench.fill;

import java.sql.SQLException;

/** One row of {@code run} each, as record_reports() would have left it; adds up its days. */
final class RunRows implements TableRows {
  private static final int COLUMNS = 25;
  private static final long ON_ITS_WAY_MILLIS = 12;

  private final StoredNames names;
  private final DaySums days;

  RunRows(StoredNames names, DaySums days) {
    this.names = names;
    this.days = days;
  }

  @Override
  public String table() {
    return "run";
  }

  @Override
  public String columns() {
    return "tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status, run_type,"
        + " first_at, last_at, scheduled_at, start_at, end_rank, end_at, end_digest,"
        + " error_category, error_code, error_message, http_status, attempt_count, max_attempts,"
        + " records_extracted, records_loaded, trace_id, received_at";
  }

  @Override
  public void write(MadeRun run, BinaryCopy copy) throws SQLException {
    MadeRun.Try first = run.tries().get(0);
    copy.row(COLUMNS)
        .text(run.job().tenant())
        .id(run.key())
        .id(first.id())
        .integer(1)
        .bigint(names.jobKey(run.job()))
        .time(run.firstAt())
        .text(run.status())
        .text(run.type())
        .time(run.firstAt())
        .time(run.lastAt())
        .time(run.scheduledAt());
    AttemptRows.writeStart(first.start(), copy);
    AttemptRows.writeEnd(run.end(), copy);
    copy.integer(run.tries().size())
        .integerOrNothing(run.maxAttempts())
        .bigintOrNothing(run.recordsExtracted())
        .bigintOrNothing(run.recordsLoaded())
        .text(run.traceId())
        .time(run.firstAt() + ON_ITS_WAY_MILLIS);
    days.add(run);
  }
}
