package io.trialsync.obs.ejb.lateness.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.trialsync.obs.ejb.lateness.watch.WatchedHere.Server;
import io.trialsync.obs.persistence.CountedStatements;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What it costs to look at a thousand jobs, by the counters of PostgreSQL: the same however many
 * runs they have had.
 */
class LatenessCostIT {
  private static final int JOBS = 1_000;
  private static final int SHORT = 60;
  private static final int LONG = 300;

  /**
   * Twelve are read, each an entry of an index with its row: the lateness of the job, to claim it
   * and to write it, its settings, and its three newest scheduled runs. An open run adds five:
   * itself by its status, as the oldest open one, and among those since.
   */
  private static final long ROWS_OF_A_JOB = 20;

  /**
   * Whoever claims jobs passes the entries of those that were looked at before him, in rounds of a
   * hundred, until PostgreSQL has marked them as dead: at once, or, when a commit is not on the
   * disk yet, rounds later. Eleven rounds, of which the last finds nothing, pass 0 to 5,500.
   */
  private static final long STALE_ENTRIES = JOBS / 100 * (JOBS / 100 + 1) / 2 * 100;

  /** The newest runs of a job, by which its usual runtime is known after an outage. */
  private static final long NEWEST_RUNS = 50;

  /** Entries of indexes and rows of tables that were read so far, as far as sessions told it. */
  private static final String ROWS_READ =
      """
      select coalesce(sum(returned + fetched) filter (where relname ~ '^run(_|$)'), 0),
        sum(returned + fetched) - sum(stale), sum(stale)
      from (
        select relname, returned, fetched,
          case when relname = 'job_lateness_next_look' then returned - fetched else 0 end as stale
        from pg_class,
          pg_stat_get_tuples_returned(oid) returned, pg_stat_get_tuples_fetched(oid) fetched
        where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace) read
      """;

  /** One connection, so that its counters are told before they are asked for. */
  private final HikariDataSource database = TestDatabase.like("obsLateness", 1);

  private final CountedStatements statements = new CountedStatements();
  private final Server server = new WatchedHere(statements.over(database)).server();
  private final Instant now = Instant.now();

  /**
   * What one look at all jobs took.
   *
   * @param rowsOfRuns those among {@code rows}
   * @param stale entries of jobs that were no longer due, which are not among {@code rows}
   */
  private record Cost(int statements, long rowsOfRuns, long rows, long stale) {
    private Cost since(Cost before) {
      return new Cost(
          statements - before.statements,
          rowsOfRuns - before.rowsOfRuns,
          rows - before.rows,
          stale - before.stale);
    }
  }

  @BeforeEach
  void fill() {
    TestDatabase.clear();
    declare();
    run("success", 1, SHORT);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void isTheSameForAShortHistoryAndALongOne() throws SQLException {
    costsTheSameLater(ROWS_OF_A_JOB);
  }

  @Test
  void isTheSameWhereEachJobHasAnOpenRun() throws SQLException {
    run("running", 0, 0);
    TestDatabase.execute(
        "insert into attempt (tenant_id, run_key, attempt, run_id, status)"
            + " select tenant_id, run_key, 1, run_id, 'running' from run where status = 'running'");
    costsTheSameLater(ROWS_OF_A_JOB);
  }

  @Test
  void isTheSameAfterAnOutage() throws SQLException {
    TestDatabase.execute(
        "insert into blind_span (cause, server_id, start_at, end_at) values ('down',"
            + " gen_random_uuid(), now() - interval '90 minutes', now() - interval '80 minutes')");
    costsTheSameLater(ROWS_OF_A_JOB + 2 * NEWEST_RUNS);
  }

  private void costsTheSameLater(long rowsOfAJob) throws SQLException {
    Cost ofShort = look();
    run("success", SHORT + 1, LONG);
    Cost ofLong = look();
    assertThat(ofLong.statements()).isEqualTo(ofShort.statements()).isLessThan(JOBS / 10);
    assertThat(ofLong.rowsOfRuns()).isEqualTo(ofShort.rowsOfRuns()).isGreaterThan(JOBS);
    assertThat(ofLong.rows()).isLessThan(rowsOfAJob * JOBS);
    assertThat(ofLong.stale()).isLessThanOrEqualTo(STALE_ENTRIES);
    assertThat(TestDatabase.query("select count(*) from job_lateness where ever_seen"))
        .containsExactly("" + JOBS);
  }

  private Cost look() throws SQLException {
    server.membership.beat();
    server.look(now);
    TestDatabase.execute("update job_lateness set next_look_at = '-infinity'");
    // Dead rows of what was done before are not what is asked about.
    TestDatabase.execute("vacuum analyze");
    server.membership.beat();
    Cost before = soFar();
    server.look(now);
    return soFar().since(before);
  }

  private Cost soFar() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_stat_force_next_flush()");
      try (ResultSet rows = statement.executeQuery(ROWS_READ)) {
        rows.next();
        return new Cost(statements.number(), rows.getLong(1), rows.getLong(2), rows.getLong(3));
      }
    }
  }

  private static void declare() {
    TestDatabase.execute(
        """
        insert into job (tenant_id, job_id, settings)
        select 'default', 'job-' || i,
          '{"schedule":{"cron":"0 * * * *"},"start_grace":"PT30M","max_runtime":"PT2H"}'
        from generate_series(1, %d) i"""
            .formatted(JOBS));
  }

  /** One run each hour, from so many hours ago to so many; nine minutes long if it ended. */
  private static void run(String status, int from, int to) {
    TestDatabase.execute(
        """
        insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
          first_at, last_at, start_at, end_rank, end_at, attempt_count, start_heard_at, heard_at)
        select 'default', k, k, 1, job_key, at, cast('%1$s' as run_status), at, at, at, r,
          at + r * interval '9 minutes', 1, at, at
        from job, generate_series(%2$d, %3$d) i,
          lateral (select case when '%1$s' <> 'running' then 1 end as r) ended,
          lateral (
            select cast(md5(job_key || '-' || i) as uuid) as k, now() - i * interval '1 hour' as at) x"""
            .formatted(status, from, to));
  }
}
