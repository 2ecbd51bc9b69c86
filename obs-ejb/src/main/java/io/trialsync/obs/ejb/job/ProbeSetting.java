package io.trialsync.obs.ejb.job;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the server itself looks at a table that no worker describes.
 *
 * @param source name of the database, from the settings of the server
 * @param table schema and table in it, such as {@code public.visits}
 * @param afterRun whether it looks after each run of the job that ended well
 * @param every how often it looks by itself; null for never
 * @param keyColumns columns whose nulls it counts
 */
public record ProbeSetting(
    String source,
    String table,
    @Nullable Boolean afterRun,
    @Nullable Duration every,
    @Nullable List<String> keyColumns) {

  /** The schema of the table; the setting was checked. */
  public String schemaName() {
    return table.substring(0, table.indexOf('.'));
  }

  /** The table without its schema; the setting was checked. */
  public String tableName() {
    return table.substring(table.indexOf('.') + 1);
  }

  /** The columns whose nulls are counted; none where none were named. */
  public List<String> columns() {
    return keyColumns == null ? List.of() : keyColumns;
  }

  public boolean followsRuns() {
    return Boolean.TRUE.equals(afterRun);
  }
}
