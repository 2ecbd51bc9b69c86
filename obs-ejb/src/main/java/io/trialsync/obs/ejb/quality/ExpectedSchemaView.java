package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.job.ExpectedColumn;
import io.trialsync.obs.ejb.run.TableColumn;
import io.trialsync.obs.persistence.quality.KeptSchema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a table should have, and who says so, as it is answered.
 *
 * @param origin declared in the settings of the job, learned from a run, or accepted by a person
 * @param runId the run from which on it holds; null where it is declared, or that run is gone
 * @param since start of that run
 */
public record ExpectedSchemaView(
    String jobId,
    @Nullable String namespace,
    String table,
    String origin,
    @Nullable UUID runId,
    @Nullable Instant since,
    List<TableColumn> columns) {

  static ExpectedSchemaView declared(String jobId, String table, List<ExpectedColumn> columns) {
    List<TableColumn> told =
        columns.stream()
            .map(column -> new TableColumn(column.name(), column.type(), column.nullable()))
            .toList();
    return new ExpectedSchemaView(jobId, null, table, "declared", null, null, told);
  }

  static ExpectedSchemaView kept(String jobId, KeptSchema schema) {
    return new ExpectedSchemaView(
        jobId,
        DecisionView.orNull(schema.namespace()),
        schema.table(),
        schema.accepted() ? "accepted" : "learned",
        schema.runId(),
        schema.runAt(),
        ColumnsJson.read(schema.columns()));
  }
}
