package io.trialsync.obs.ejb.lateness.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.lateness.watch.WatchedHere.Server;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What it costs to look at many jobs, by the counters of PostgreSQL. */
class LatenessCostIT {
  private static final int JOBS = 1_000;
  private static final int RUNS = 60;

  /** Rows of runs and entries of their indexes that were read, by all sessions, as now known. */
  private static final String ROWS_READ =
      "select pg_stat_force_next_flush(), sum(pg_stat_get_tuples_returned(oid) + pg_stat_get_tuples_fetched(oid))"
          + " from pg_class where relname = 'run'";

  private final Server server = new WatchedHere().server();

  @Test
  void looksAtAThousandJobsWithAFewRowsOfEach() throws SQLException {
    TestDatabase.clear();
    fill();
    server.membership.beat();
    Instant now = Instant.now();
    server.look(now);
    TestDatabase.execute("update job_lateness set next_look_at = '-infinity'");
    long before = rowsRead();
    long begin = System.nanoTime();
    server.look(now);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    long rows = rowsRead() - before;
    System.out.printf(
        "looked at %d jobs with %d runs each in %d ms; %d rows of runs read%n",
        JOBS, RUNS, took.toMillis(), rows);
    assertThat(rows).isPositive().isLessThan(20L * JOBS);
    assertThat(TestDatabase.query("select count(*) from job_lateness where ever_seen"))
        .containsExactly("" + JOBS);
  }

  private static long rowsRead() {
    return Long.parseLong(TestDatabase.query(ROWS_READ).get(0).split("\\|")[1]);
  }

  private static void fill() {
    TestDatabase.execute(
        "insert into job (tenant_id, job_id, settings) select 'default', 'job-' || i,"
            + " '{\"schedule\":{\"cron\":\"0 * * * *\"},\"max_runtime\":\"PT2H\"}'"
            + " from generate_series(1, %d) i".formatted(JOBS));
    TestDatabase.execute(
        """
        insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
          first_at, last_at, start_at, end_rank, end_at, attempt_count, start_heard_at, heard_at)
        select 'default', k, k, 1, job_key, at, 'success', at, at, at, 1, at + interval '9 minutes',
          1, at, at
        from job, generate_series(1, %d) i,
          lateral (
            select cast(md5(job_key || '-' || i) as uuid) as k, now() - i * interval '1 hour' as at) x"""
            .formatted(RUNS));
  }
}
