package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportedCheck;
import io.trialsync.obs.ejb.run.ReportedChecks;
import io.trialsync.obs.ejb.run.TableColumn;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells about one dataset.
 *
 * @param rows rows that the run read from it, or wrote to it
 */
record DatasetFacts(
    @Nullable Long rows,
    @Nullable QualityMetrics metrics,
    @Nullable List<TableColumn> columns,
    @Nullable List<ReportedCheck> assertions) {

  static final DatasetFacts NONE = new DatasetFacts(null, null, null, null);

  /** The facts in a map of facets, wherever in the dataset that map stands. */
  static DatasetFacts read(JsonParser parser, Phase phase) throws IOException {
    String statistics = phase == Phase.EXTRACT ? "inputStatistics" : "outputStatistics";
    Long rows = null;
    QualityMetrics metrics = null;
    List<TableColumn> columns = null;
    List<ReportedCheck> assertions = null;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      if (key.equals(statistics)) {
        rows = JsonMembers.only(parser, "rowCount", JsonScalars::count);
      } else if (key.equals("dataQualityMetrics")) {
        metrics = QualityMetrics.read(parser);
      } else if (key.equals("schema")) {
        columns = TableSchema.read(parser);
      } else if (key.equals("dataQualityAssertions")) {
        assertions = TestResults.ofDataset(parser);
      } else {
        parser.skipChildren();
      }
    }
    return new DatasetFacts(rows, metrics, columns, assertions);
  }

  /**
   * These facts, replaced facet by facet by what the others bring. Results of tests come together
   * instead: dbt sends the same ones in two places, and of two different ones none may go.
   */
  DatasetFacts replacedBy(DatasetFacts others) {
    return new DatasetFacts(
        others.rows == null ? rows : others.rows,
        others.metrics == null ? metrics : others.metrics,
        others.columns == null ? columns : others.columns,
        ReportedChecks.together(assertions, others.assertions));
  }

  boolean isEmpty() {
    return rows == null && metrics == null && columns == null && assertions == null;
  }

  /** How many columns and tests the facts speak of: a measure of the memory that they take. */
  int weight() {
    int nullCounts =
        metrics == null || metrics.nullCounts() == null ? 0 : metrics.nullCounts().size();
    return nullCounts
        + (columns == null ? 0 : columns.size())
        + (assertions == null ? 0 : assertions.size());
  }
}
