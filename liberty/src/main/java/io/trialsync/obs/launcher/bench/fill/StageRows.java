package io.trialsync.obs.launcher.bench.fill;

import java.sql.SQLException;

/** Rows of {@code stage}: what was read from the source, and what was loaded into the target. */
final class StageRows implements TableRows {
  private static final int COLUMNS = 15;

  private final StoredNames names;

  StageRows(StoredNames names) {
    this.names = names;
  }

  @Override
  public String table() {
    return "stage";
  }

  @Override
  public String columns() {
    return "tenant_id, run_key, phase, dataset_key, attempt, at, records_extracted,"
        + " records_extracted_at, records_loaded, records_loaded_at, row_count, null_counts,"
        + " counted_at, schema_key, schema_at";
  }

  @Override
  public void write(MadeRun run, BinaryCopy copy) throws SQLException {
    MadeRun.End end = run.end();
    if (end == null) {
      return;
    }
    if (run.recordsExtracted() != null) {
      begin(run, "extract", names.sourceKey(run.job()), end.at(), copy);
      copy.bigint(run.recordsExtracted()).time(end.at());
      copy.nothing().nothing().nothing().nothing().nothing().nothing().nothing();
    }
    if (run.recordsLoaded() != null) {
      begin(run, "load", names.targetKey(run.job()), end.at(), copy);
      copy.nothing().nothing().bigint(run.recordsLoaded()).time(end.at());
      copy.bigint(run.recordsLoaded())
          .json(nullCounts(run.recordsLoaded()))
          .time(end.at())
          .id(TableColumns.schemaKey(run.job().target()))
          .time(end.at());
    }
  }

  private static void begin(MadeRun run, String phase, long dataset, long at, BinaryCopy copy)
      throws SQLException {
    copy.row(COLUMNS)
        .text(run.job().tenant())
        .id(run.key())
        .text(phase)
        .bigint(dataset)
        .integer(run.tries().size())
        .time(at);
  }

  private static String nullCounts(long rows) {
    return "{\"visit_ref\":0,\"site\":0,\"arm\":"
        + rows / 800
        + ",\"visit_day\":"
        + rows / 1_400
        + ",\"form_count\":"
        + rows / 320
        + ",\"loaded_at\":0}";
  }
}
