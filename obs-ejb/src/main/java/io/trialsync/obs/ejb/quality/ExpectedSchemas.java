package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.job.ExpectedColumn;
import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.ejb.run.TableColumn;
import io.trialsync.obs.persistence.quality.ExpectedSchemaRow;
import io.trialsync.obs.persistence.quality.JobMemory;
import io.trialsync.obs.persistence.quality.JobMemoryWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What columns the tables of a job should have. What is declared in the settings goes before all;
 * else it is what a person accepted or, until then, what the first usable run told. A learned
 * schema holds for the runs behind that one, an accepted one from its run on.
 */
final class ExpectedSchemas {
  private final Map<String, List<ExpectedColumn>> declared;
  private final Map<TableName, Known> known = new HashMap<>();
  private final List<ExpectedSchemaRow> learned = new ArrayList<>();
  private final List<ExpectedSchemaRow> forgotten = new ArrayList<>();
  private final TreeSet<Place> changedAt = new TreeSet<>();

  /** What stands for a table. */
  private record Known(List<TableColumn> columns, Place since, boolean accepted) {
    static Known of(ExpectedSchemaRow row) {
      return new Known(
          ColumnsJson.read(row.columns()), new Place(row.runAt(), row.runKey()), row.accepted());
    }
  }

  ExpectedSchemas(JobSettings settings, List<ExpectedSchemaRow> stored) {
    declared = settings.expectedSchema() == null ? Map.of() : settings.expectedSchema();
    stored.forEach(row -> known.put(name(row), Known.of(row)));
  }

  /** The columns that the table should have in a run at that place; null: nobody knows. */
  @Nullable List<TableColumn> expected(TableName table, Place place) {
    List<ExpectedColumn> columns = declared.get(table.table());
    if (columns != null) {
      return columns.stream()
          .map(column -> new TableColumn(column.name(), column.type(), column.nullable()))
          .toList();
    }
    Known stands = known.get(table);
    if (stands == null) {
      return null;
    }
    int order = stands.since().compareTo(place);
    return order < 0 || (order == 0 && stands.accepted()) ? stands.columns() : null;
  }

  /** Learns from runs that are judged now, and unlearns what they do not say any more. */
  void learn(List<ReportedRun> runs, JobMemory memory) throws SQLException {
    Set<UUID> keys = runs.stream().map(ReportedRun::key).collect(Collectors.toSet());
    Set<TableName> tables =
        Stream.concat(
                runs.stream()
                    .flatMap(run -> run.tables().stream())
                    .filter(table -> table.columns() != null)
                    .map(MeasuredTable::name),
                known.entrySet().stream()
                    .filter(each -> keys.contains(each.getValue().since().runKey()))
                    .map(Map.Entry::getKey))
            .collect(Collectors.toSet());
    for (TableName table : tables) {
      Known before = known.get(table);
      if (before == null || !before.accepted()) {
        learn(table, before, runs, keys, memory);
      }
    }
  }

  private void learn(
      TableName table,
      @Nullable Known before,
      List<ReportedRun> runs,
      Set<UUID> keys,
      JobMemory memory)
      throws SQLException {
    Known first = told(table, runs);
    if (before != null && !before.equals(first)) {
      Known other = before;
      if (keys.contains(before.since().runKey())) {
        Optional<ExpectedSchemaRow> stored =
            memory.earliestSchema(table.namespace(), table.table(), keys);
        other = stored.map(Known::of).orElse(null);
      }
      first = earlier(first, other);
    }
    if (first == null ? before != null : !first.equals(before)) {
      change(table, before, first);
    }
  }

  private void change(TableName table, @Nullable Known before, @Nullable Known now) {
    Stream.of(Optional.ofNullable(before), Optional.ofNullable(now))
        .flatMap(Optional::stream)
        .forEach(each -> changedAt.add(each.since()));
    if (now != null) {
      known.put(table, now);
      learned.add(row(table, now));
    } else if (before != null) {
      known.remove(table);
      forgotten.add(row(table, before));
    }
  }

  /** What the first usable one of the runs tells; they come in their order. */
  private static @Nullable Known told(TableName table, List<ReportedRun> runs) {
    for (ReportedRun run : runs) {
      if (run.usable()) {
        for (MeasuredTable measured : run.tables()) {
          if (measured.name().equals(table) && measured.columns() != null) {
            return new Known(measured.columns(), run.place(), false);
          }
        }
      }
    }
    return null;
  }

  private static @Nullable Known earlier(@Nullable Known one, @Nullable Known other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.since().compareTo(other.since()) <= 0 ? one : other;
  }

  /** From where on runs must be judged again, since other columns are expected of them. */
  Optional<Place> changedFrom() {
    return changedAt.isEmpty() ? Optional.empty() : Optional.of(changedAt.first());
  }

  void write(JobMemoryWriter writer, long jobKey) throws SQLException {
    if (!learned.isEmpty()) {
      writer.writeSchemas(jobKey, learned);
    }
    if (!forgotten.isEmpty()) {
      writer.removeSchemas(jobKey, forgotten);
    }
  }

  private static ExpectedSchemaRow row(TableName table, Known known) {
    return new ExpectedSchemaRow(
        table.namespace(),
        table.table(),
        ColumnsJson.write(known.columns()),
        known.since().runKey(),
        known.since().runAt(),
        false);
  }

  private static TableName name(ExpectedSchemaRow row) {
    return new TableName(row.namespace(), row.table());
  }
}
