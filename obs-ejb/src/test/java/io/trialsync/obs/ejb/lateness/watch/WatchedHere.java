package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.run.RecordedReports;
import io.trialsync.obs.ejb.run.Reports;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.lateness.DueLooks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Servers on the database of the tests, each driven by hand. */
final class WatchedHere {
  static final String TENANT = "default";

  /** Set as the server's own, since plans depend on it. */
  private static final DataSource CONNECTIONS = TestDatabase.like("obsLateness", 8);

  private final Clock clock = Clock.fixed(Reports.ZERO.plusSeconds(3_600), ZoneOffset.UTC);
  private final RecordedReports reports = new RecordedReports(clock);
  private final DataSource database;

  WatchedHere() {
    this(CONNECTIONS);
  }

  WatchedHere(DataSource database) {
    this.database = database;
  }

  /** One of them. */
  final class Server {
    final UUID id = UUID.randomUUID();
    final RefusedSpell refusals = new RefusedSpell();
    final Membership membership = new Membership(database, id, refusals, Clock.systemUTC());
    final LatenessRound round = new LatenessRound(database, id, LatenessDefaults.USUAL);

    /** Looks until nothing is due at that time, gives up what is lost, and returns what is new. */
    List<LatenessFound> look(Instant now) throws SQLException {
      var news = new ArrayList<LatenessFound>();
      for (Optional<RoundFound> seen = round.look(now); seen.isPresent(); seen = round.look(now)) {
        news.addAll(seen.get().news());
        seen.get().givenUp().forEach(reports::giveUp);
      }
      return news;
    }
  }

  Server server() {
    return new Server();
  }

  /** Declares a job that is expected for that long. */
  static void declare(String jobId, String settings, Instant since) {
    TestDatabase.execute(
        "insert into job (tenant_id, job_id, settings) values ('%s', '%s', '%s')"
            .formatted(TENANT, jobId, settings));
    TestDatabase.execute(
        "update job_lateness set expected_since = '%s' where job_key = (%s)"
            .formatted(since, key(jobId)));
  }

  /** Records reports, heard of so long ago. */
  void hear(Duration ago, List<RunReport> together) {
    reports.record(TENANT, together);
    TestDatabase.execute(
        "update run set heard_at = now() - interval '%1$d seconds', start_heard_at = case when start_heard_at is not null then now() - interval '%1$d seconds' end where run_key = '%2$s'"
            .formatted(ago.toSeconds(), together.get(0).run().key()));
  }

  /** As a server does after it recorded reports of the job. */
  static void touch(String jobId, boolean moved) throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      new DueLooks(connection).touch(List.of(new DueLooks.Touched(TENANT, jobId, moved)));
    }
  }

  /** Some columns of what was found about a job. */
  static String found(String jobId, String columns) {
    return TestDatabase.query(
            "select %s from job_lateness where job_key = (%s)".formatted(columns, key(jobId)))
        .get(0);
  }

  static List<String> alarms() {
    return TestDatabase.query(
        "select job_id, kind, ended_at is null from lateness_alarm join job using (job_key)"
            + " order by 1, 2");
  }

  private static String key(String jobId) {
    return "select job_key from job where job_id = '%s'".formatted(jobId);
  }
}
