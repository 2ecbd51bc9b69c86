package io.trialsync.obs.ejb.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds reports for tests: {@code Reports.of("load").started(10)} is a start at second 10. */
public final class Reports {
  /** Second 0 of all reports made here. */
  public static final Instant ZERO = Instant.parse("2026-11-20T06:00:00Z");

  private final String jobId;
  private final RunReference run;

  private Reports(String jobId, RunReference run) {
    this.jobId = jobId;
    this.run = run;
  }

  /** Reports of the one run that the name stands for. */
  public static Reports of(String jobId, String runName) {
    return new Reports(
        jobId, RunReference.of(UUID.nameUUIDFromBytes(runName.getBytes(StandardCharsets.UTF_8))));
  }

  /** The same run, another try that has an id of its own. */
  public Reports tryNumber(int attempt, String tryName) {
    UUID id = UUID.nameUUIDFromBytes(tryName.getBytes(StandardCharsets.UTF_8));
    return new Reports(jobId, new RunReference(run.key(), id, attempt));
  }

  public RunReference reference() {
    return run;
  }

  public RunReport started(int second) {
    return report(ReportKind.STARTED, second, null, false, null, List.of());
  }

  public RunReport kind(ReportKind kind, int second) {
    return report(kind, second, null, false, null, List.of());
  }

  /** A heartbeat that says how far the run is. */
  public RunReport alive(int second, String progress) {
    var facts = new RunFacts(null, null, null, null, null, null, false, false, progress);
    return new RunReport(
        jobId,
        run,
        ReportKind.HEARTBEAT,
        ZERO.plusSeconds(second),
        facts,
        null,
        false,
        null,
        null,
        List.of());
  }

  public RunReport succeeded(int second, @Nullable Long loaded) {
    return report(ReportKind.SUCCEEDED, second, null, false, loaded, List.of());
  }

  public RunReport failed(int second, String code) {
    return report(ReportKind.FAILED, second, error(code), false, null, List.of());
  }

  public RunReport failedForGood(int second, String code) {
    return report(ReportKind.FAILED, second, error(code), true, null, List.of());
  }

  public RunReport attemptFailed(int second, String code) {
    return report(ReportKind.ATTEMPT_FAILED, second, error(code), false, null, List.of());
  }

  /** One report with two stages of the same table. */
  public RunReport loadedTwice(int second, String table, long rows, long again) {
    List<StageReport> stages = new ArrayList<>(loaded(second, table, rows, 1L).stages());
    stages.addAll(loaded(second, table, again, null).stages());
    return report(ReportKind.STAGE, second, null, false, null, stages);
  }

  public RunReport loaded(int second, String table, @Nullable Long rows, @Nullable Long nulls) {
    var counts = new TreeMap<String, Long>();
    if (nulls != null) {
      counts.put("site", nulls);
    }
    var stage =
        new StageReport(
            Phase.LOAD,
            "warehouse",
            table,
            null,
            rows,
            nulls == null ? null : 100L,
            nulls == null ? null : counts,
            List.of(new TableColumn("site", "text", second % 2 == 0)));
    return report(ReportKind.STAGE, second, null, false, null, List.of(stage));
  }

  /** A stage on which another tool looked, without any numbers. */
  public RunReport asserted(int second, String table, ReportedCheck... checks) {
    var stage =
        new StageReport(
            Phase.DQ, "warehouse", table, null, null, null, null, null, List.of(checks), null);
    return report(ReportKind.STAGE, second, null, false, null, List.of(stage));
  }

  /** What the server itself counted in a table. */
  public RunReport probed(int second, String table, long rows, RowOrigin origin) {
    var stage =
        new StageReport(Phase.DQ, "warehouse", table, null, null, rows, null, null, null, origin);
    return report(ReportKind.STAGE, second, null, false, null, List.of(stage));
  }

  /** The reports, each as often as asked. */
  public static List<RunReport> repeated(List<RunReport> reports, int times) {
    var repeated = new ArrayList<RunReport>();
    for (int i = 0; i < times; i++) {
      repeated.addAll(reports);
    }
    return repeated;
  }

  private static ReportedError error(String code) {
    return new ReportedError(ErrorCategory.DB, code, "the database said " + code, null);
  }

  private RunReport report(
      ReportKind kind,
      int second,
      @Nullable ReportedError error,
      boolean decisive,
      @Nullable Long loaded,
      List<StageReport> stages) {
    return new RunReport(
        jobId,
        run,
        kind,
        ZERO.plusSeconds(second),
        RunFacts.NONE,
        error,
        decisive,
        null,
        loaded,
        stages);
  }
}
