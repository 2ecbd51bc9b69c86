package io.trialsync.obs.ejb.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a report says about one phase on one table. Absent is null, never zero.
 *
 * @param namespace where the table lives, empty when the worker does not say
 * @param recordsExtracted rows read from the table by this run
 * @param recordsLoaded rows written to the table by this run
 * @param rowCount rows that were evaluated for the null counts
 * @param nullCounts nulls among those rows, by column
 * @param columns schema of the table
 * @param assertions what other tools found out about the table, the worst first
 * @param origin how the server itself came to the row count; null when a worker told it
 */
public record StageReport(
    Phase phase,
    String namespace,
    String table,
    @Nullable Long recordsExtracted,
    @Nullable Long recordsLoaded,
    @Nullable Long rowCount,
    @Nullable SortedMap<String, Long> nullCounts,
    @Nullable List<TableColumn> columns,
    @Nullable List<ReportedCheck> assertions,
    @Nullable RowOrigin origin) {

  /** What a worker says that knows of no tests. */
  public StageReport(
      Phase phase,
      String namespace,
      String table,
      @Nullable Long recordsExtracted,
      @Nullable Long recordsLoaded,
      @Nullable Long rowCount,
      @Nullable SortedMap<String, Long> nullCounts,
      @Nullable List<TableColumn> columns) {
    this(
        phase,
        namespace,
        table,
        recordsExtracted,
        recordsLoaded,
        rowCount,
        nullCounts,
        columns,
        null,
        null);
  }

  /** The same stages, with those of one phase and table made one, since a run has only one such. */
  static List<StageReport> oneForEachTable(List<StageReport> stages) {
    if (stages.size() < 2) {
      return stages;
    }
    var byTable = new LinkedHashMap<List<Object>, StageReport>();
    for (StageReport stage : stages) {
      byTable.merge(
          List.of(stage.phase, stage.namespace, stage.table), stage, StageReport::together);
    }
    return List.copyOf(byTable.values());
  }

  /** Rows over the stages of a phase or, where none of them tells, over all; null: nobody tells. */
  static @Nullable Long sum(
      List<StageReport> stages, Phase phase, Function<StageReport, @Nullable Long> rows) {
    Long ofPhase = sum(stages.stream().filter(stage -> stage.phase == phase).map(rows));
    return ofPhase != null ? ofPhase : sum(stages.stream().map(rows));
  }

  private static @Nullable Long sum(Stream<@Nullable Long> numbers) {
    return numbers.filter(Objects::nonNull).reduce(Long::sum).orElse(null);
  }

  private StageReport together(StageReport other) {
    boolean othersCounts = rowCount == null && nullCounts == null;
    return new StageReport(
        phase,
        namespace,
        table,
        greater(recordsExtracted, other.recordsExtracted),
        greater(recordsLoaded, other.recordsLoaded),
        othersCounts ? other.rowCount : rowCount,
        othersCounts ? other.nullCounts : nullCounts,
        columns == null ? other.columns : columns,
        ReportedChecks.together(assertions, other.assertions),
        othersCounts ? other.origin : origin);
  }

  private static @Nullable Long greater(@Nullable Long one, @Nullable Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.max(one, other);
  }
}
