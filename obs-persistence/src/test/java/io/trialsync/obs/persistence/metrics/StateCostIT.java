package io.trialsync.obs.persistence.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.trialsync.obs.persistence.CountedStatements;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What it costs to read the state of a thousand jobs, by the counters of PostgreSQL: one statement
 * that reads the same rows however many runs they have had.
 */
class StateCostIT {
  private static final int JOBS = 1_000;

  /** More than the hundred among which failures in a row are counted. */
  private static final int SHORT = 110;

  private static final int LONG = 240;

  /** Of every second job its newest hundred runs, since the newest one failed; of others a few. */
  private static final long ROWS_OF_A_JOB = 100;

  /**
   * Entries of indexes, and rows of tables that were read without one. Whether an entry needs its
   * row as well is up to what else is at work in the database.
   */
  private static final String ROWS_READ =
      """
      select sum(pg_stat_get_xact_tuples_returned(oid))
      from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace
      """;

  private final HikariDataSource database = TestDatabase.like("obsQuality", 1);

  /** What one reading took. */
  private record Cost(int statements, long rows) {}

  @BeforeEach
  void fill() {
    TestDatabase.clear();
    TestDatabase.execute(
        "insert into job (tenant_id, job_id) select 'default', 'job-' || i from generate_series(1, %d) i"
            .formatted(JOBS));
  }

  @AfterEach
  void close() {
    database.close();
    TestDatabase.clear();
  }

  @Test
  void isTheSameForAShortHistoryAndALongOne() throws SQLException {
    run(1, SHORT);
    Cost ofShort = read();
    run(SHORT + 1, LONG);
    Cost ofLong = read();
    assertThat(ofLong).isEqualTo(ofShort);
    assertThat(ofLong.statements()).isEqualTo(1);
    assertThat(ofLong.rows()).isBetween((long) JOBS, ROWS_OF_A_JOB * JOBS);
  }

  private Cost read() throws SQLException {
    TestDatabase.execute("vacuum analyze");
    var statements = new CountedStatements();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      // Entries of rows that are gone are met once and marked.
      new StateStore(connection).read(true);
      long before = rowsRead(connection);
      StoredState state = new StateStore(statements.over(connection)).read(true);
      assertThat(state.jobs()).hasSize(JOBS);
      assertThat(state.jobs())
          .filteredOn(job -> job.runs().consecutiveFailures() == 2)
          .hasSize(JOBS / 2);
      long rows = rowsRead(connection) - before;
      connection.rollback();
      return new Cost(statements.number(), rows);
    }
  }

  private static long rowsRead(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROWS_READ)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /**
   * One run each hour, from so many hours ago to so many; of every second job two have failed.
   * Every fifth run had a finding, of which that of the newest is open.
   */
  private static void run(int from, int to) {
    TestDatabase.execute(
        """
        insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
          first_at, last_at, start_at, end_rank, end_at, attempt_count, start_heard_at, heard_at)
        select 'default', k, k, 1, job_key, at,
          cast(case when i < 3 and job_key %% 2 = 0 then 'failed' else 'success' end as run_status),
          at, at, at, 1, at + interval '9 minutes', 1, at, at
        from job, generate_series(%d, %d) i,
          lateral (
            select cast(md5(job_key || '-' || i) as uuid) as k, now() - i * interval '1 hour' as at) x"""
            .formatted(from, to));
    TestDatabase.execute(
        """
        insert into job_day
        select tenant_id, job_key, cast(end_at at time zone 'UTC' as date),
          count(*) filter (where status = 'success'), count(*) filter (where status = 'failed'),
          0, 1, 1, 0, 0
        from run group by 1, 2, 3
        on conflict do nothing""");
    TestDatabase.execute(
        """
        insert into finding
        select 'default', k, k, job_key, 0, 'duration', '', 'duration', '',
          case when i = 1 then 'open' else 'resolved' end, 'warn', 1, 1, 1, k, at, k, at, 1, 0,
          case when i > 1 then at end, null, '[]'
        from job, generate_series(%d, %d, 5) i,
          lateral (
            select cast(md5(job_key || '-' || i) as uuid) as k, now() - i * interval '1 hour' as at) x"""
            .formatted(from, to));
  }
}
