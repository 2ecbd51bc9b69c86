package io.trialsync.obs.ejb.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.RequestCorrelation.Given;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the merge makes PostgreSQL read, by its own counters, so that a busy machine changes
 * nothing. The plans are made while all tables are empty and kept while they grow.
 */
class MergeCostIT {
  private static final Clock NOON =
      Clock.fixed(Reports.ZERO.plus(Duration.ofHours(6)), ZoneOffset.UTC);
  private static final int REPORTS_IN_A_CALL = 10;

  /** Entries of indexes and rows of tables that were read so far in this transaction. */
  private static final String ROWS_READ =
      """
      select sum(pg_stat_get_xact_tuples_returned(oid))
      from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace
      """;

  private final ReportJson json = new ReportJson(NOON, new ErrorRules(Optional.empty()));

  @Test
  void readsNoMoreOfLargeTablesThanOfSmallOnes() throws SQLException {
    TestDatabase.clear();
    forgetWhatThePlannerKnows();
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "set local plan_cache_mode = force_generic_plan");
      execute(connection, "set local enable_seqscan = off");
      for (int call = 0; call < 40; call++) {
        merge(connection, call);
      }
      long before = rowsRead(connection);
      merge(connection, 40);
      long rows = rowsRead(connection) - before;
      connection.rollback();

      assertThat(rows).isBetween(1L, 20L * REPORTS_IN_A_CALL);
    }
  }

  /** Starts and ends of some runs, each of a job and with a table of its own. */
  private void merge(Connection connection, int call) throws SQLException {
    var starts = new ArrayList<RunReport>();
    var ends = new ArrayList<RunReport>();
    for (int i = 0; i < REPORTS_IN_A_CALL / 2; i++) {
      Reports run = Reports.of("job-" + i, "run " + call + "-" + i);
      starts.add(run.started(0));
      ends.add(run.loaded(1, "table-" + i, 10L, 1L));
    }
    send(connection, starts);
    send(connection, ends);
  }

  private void send(Connection connection, List<RunReport> reports) throws SQLException {
    var batch = new ReportBatch(json.write(reports, Given.NOTHING));
    try (PreparedStatement statement =
        connection.prepareStatement("select from record_reports('default', ?::jsonb, ?::jsonb)")) {
      statement.setString(1, batch.reportsJson());
      statement.setString(2, batch.stagesJson());
      statement.execute();
    }
  }

  /** As on a new database: no statistics at all. */
  private static void forgetWhatThePlannerKnows() {
    TestDatabase.executeAsSuperuser(
        "delete from pg_statistic where starelid = any(array['run'::regclass,"
            + " 'job'::regclass, 'dataset'::regclass, 'stage'::regclass, 'attempt'::regclass,"
            + " 'job_table'::regclass, 'table_schema'::regclass])");
  }

  private static long rowsRead(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROWS_READ)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
