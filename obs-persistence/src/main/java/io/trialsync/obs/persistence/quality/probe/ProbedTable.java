package io.trialsync.obs.persistence.quality.probe;

import java.util.List;
import java.util.SortedMap;

/**
 * What a probe found out about a table.
 *
 * @param rows its rows
 * @param sampled whether rows and nulls were estimated from a part of the table
 * @param nulls nulls among those rows, by key column
 * @param columns its columns in their order
 */
public record ProbedTable(
    long rows, boolean sampled, SortedMap<String, Long> nulls, List<Column> columns) {

  /** One column, with its type in the words of the source. */
  public record Column(String name, String type, boolean nullable) {}
}
