package io.trialsync.obs.launcher.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A job of the clinical-trial platform.
 *
 * @param name name without namespace
 * @param namespace OpenLineage namespace, empty for jobs that send run events
 * @param everyHours hours from one run to the next
 * @param atHour hour of the day (UTC) of the first run
 * @param runs how many of the last runs are told
 * @param typical how long a run takes and how many rows it loads
 * @param error what goes wrong when something goes wrong
 * @param latest what happens to the latest run, when that is not left to chance
 * @param flaw what is wrong with the data of the latest run
 */
record DemoJob(
    String name,
    String namespace,
    Reporter reporter,
    int everyHours,
    int atHour,
    int runs,
    Typical typical,
    List<DemoTable> tables,
    DemoError error,
    @Nullable Story latest,
    Flaw flaw) {

  /** The job's id at the server. */
  String jobId() {
    return namespace.isEmpty() ? name : namespace + ":" + name;
  }

  /** The same job, with something wrong with the data of its latest run. */
  DemoJob with(Flaw other) {
    return new DemoJob(
        name, namespace, reporter, everyHours, atHour, runs, typical, tables, error, latest, other);
  }

  /** Columns that must not be empty, as a person sets them: the first two of each table. */
  Map<String, List<String>> keyColumns() {
    return tables.stream()
        .collect(Collectors.toMap(DemoTable::name, table -> table.columnNames().subList(0, 2)));
  }

  /** How long a run usually takes, and how many rows it loads into its first table. */
  record Typical(Duration duration, int rows) {}

  /** What goes wrong in this job, in the words of a run event. */
  record DemoError(String category, String code, String message, @Nullable Integer httpStatus) {}

  /**
   * A table that the job loads.
   *
   * @param source where its rows are extracted from
   * @param columns each as {@code name type}
   */
  record DemoTable(String source, String name, List<String> columns) {
    List<String> columnNames() {
      return columns.stream().map(described -> described.split(" ", 2)[0]).toList();
    }
  }
}
