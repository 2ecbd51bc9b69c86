package io.trialsync.obs.ejb.run;

import java.util.List;
import java.util.SortedMap;
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
 */
public record StageReport(
    Phase phase,
    String namespace,
    String table,
    @Nullable Long recordsExtracted,
    @Nullable Long recordsLoaded,
    @Nullable Long rowCount,
    @Nullable SortedMap<String, Long> nullCounts,
    @Nullable List<TableColumn> columns) {}
