package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.run.TableColumn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one table in one run. What nobody reported is absent, never zero.
 *
 * @param rows numbers of rows by where they come from
 * @param nullsOf rows among which the nulls were counted
 * @param nullCounts nulls by column
 * @param columns the schema that the run saw
 * @param expected the schema that was expected; only of the run that is judged
 * @param assertions what other tools found
 */
public record MeasuredTable(
    TableName name,
    Map<Origin, Long> rows,
    @Nullable Long nullsOf,
    Map<String, Long> nullCounts,
    @Nullable List<TableColumn> columns,
    @Nullable List<TableColumn> expected,
    List<Assertion> assertions) {}
