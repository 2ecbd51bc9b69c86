package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.check.Check;
import io.trialsync.obs.ejb.quality.check.DurationBand;
import io.trialsync.obs.ejb.quality.check.Freshness;
import io.trialsync.obs.ejb.quality.check.NullRate;
import io.trialsync.obs.ejb.quality.check.ReportedAssertions;
import io.trialsync.obs.ejb.quality.check.RowCountDelta;
import io.trialsync.obs.ejb.quality.check.SchemaDrift;
import io.trialsync.obs.ejb.quality.check.ServerChecks;
import io.trialsync.obs.ejb.quality.check.VolumeBand;
import io.trialsync.obs.ejb.quality.check.ZeroRows;
import io.trialsync.obs.ejb.quality.finding.FindingLife;
import io.trialsync.obs.ejb.run.RecordedReports;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.quality.DueRun;
import io.trialsync.obs.persistence.quality.DueRuns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Records and judges as the server does, in the thread of the test. */
final class JudgedHere {
  static final String TENANT = "default";
  static final Clock LATER = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  static final List<Check> CHECKS =
      List.of(
          new RowCountDelta(),
          new NullRate(),
          new SchemaDrift(),
          new ZeroRows(),
          new Freshness(),
          new DurationBand(),
          new VolumeBand(),
          new ReportedAssertions());

  private final RecordedReports reports = new RecordedReports(LATER);
  final Evaluator evaluator =
      new Evaluator(new QualityRules(CHECKS, ServerChecks.NONE, new FindingLife(2)), LATER);

  void record(List<RunReport> together) {
    reports.record(TENANT, together);
  }

  void record(DailyRun run) {
    record(run.reports());
  }

  /** Judges until nothing is due. */
  void drain() throws SQLException {
    while (!judgeOnce().isEmpty()) {
      // what was judged may have made others due
    }
  }

  private List<DueRun> judgeOnce() throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      List<DueRun> due = new DueRuns(connection).oldest(500);
      Map<Long, List<UUID>> byJob =
          due.stream()
              .collect(
                  Collectors.groupingBy(
                      DueRun::jobKey, Collectors.mapping(DueRun::runKey, Collectors.toList())));
      for (Map.Entry<Long, List<UUID>> job : byJob.entrySet()) {
        connection.setAutoCommit(false);
        evaluator.evaluate(connection, TENANT, job.getKey(), job.getValue()).orElseThrow();
        connection.commit();
        connection.setAutoCommit(true);
      }
      return due;
    }
  }
}
