package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.RunFacts;
import io.trialsync.obs.ejb.run.RunReference;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.ejb.run.RunType;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.ejb.run.TableColumn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A run of a nightly job that loads one table, for tests.
 *
 * @param columns names of columns, with or without a type behind a colon
 */
record DailyRun(
    String job, int day, ReportKind end, RunType type, long rows, long nulls, String columns) {
  private static final Instant FIRST = Instant.parse("2026-09-01T02:00:00Z");
  static final String TABLE = "visits";

  static DailyRun good(String job, int day) {
    return new DailyRun(
        job, day, ReportKind.SUCCEEDED, RunType.SCHEDULED, 1_000, 2, "subject:text,site:text");
  }

  DailyRun rows(long number) {
    return new DailyRun(job, day, end, type, number, nulls, columns);
  }

  DailyRun nulls(long number) {
    return new DailyRun(job, day, end, type, rows, number, columns);
  }

  DailyRun columns(String names) {
    return new DailyRun(job, day, end, type, rows, nulls, names);
  }

  DailyRun end(ReportKind kind) {
    return new DailyRun(job, day, kind, type, rows, nulls, columns);
  }

  DailyRun type(RunType runType) {
    return new DailyRun(job, day, end, runType, rows, nulls, columns);
  }

  UUID key() {
    return UUID.nameUUIDFromBytes((job + day).getBytes(StandardCharsets.UTF_8));
  }

  /** Start, load, quality of what was loaded, end. */
  List<RunReport> reports() {
    var nullCounts = new TreeMap<>(Map.of("site", nulls));
    var load =
        new StageReport(Phase.LOAD, "warehouse", TABLE, null, rows, null, null, tableColumns());
    var quality = new StageReport(Phase.DQ, "warehouse", TABLE, null, null, rows, nullCounts, null);
    return List.of(
        report(ReportKind.STARTED, 0, List.of()),
        report(ReportKind.STAGE, 20, List.of(load)),
        report(ReportKind.STAGE, 30, List.of(quality)),
        report(end, 60 + day % 3, List.of()));
  }

  private List<TableColumn> tableColumns() {
    return Stream.of(columns.split(","))
        .map(column -> Arrays.asList(column.split(":")))
        .map(parts -> new TableColumn(parts.get(0), parts.size() > 1 ? parts.get(1) : null, null))
        .toList();
  }

  private RunReport report(ReportKind kind, int second, List<StageReport> stages) {
    return new RunReport(
        job,
        RunReference.of(key()),
        kind,
        FIRST.plus(Duration.ofDays(day)).plusSeconds(second),
        new RunFacts(null, null, type, null, null, null, false, false),
        null,
        false,
        null,
        null,
        stages);
  }
}
