package io.trialsync.obs.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.launcher.bench.fill.FillCommand;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recounts a filled database, and one in which something was made wrong. */
class JobDayRecountIT {
  private final HistoryDatabase database = HistoryDatabase.cleared();

  @BeforeEach
  void fill() {
    int exitCode =
        FillCommand.run(
            List.of("--runs", "3000", "--jobs", "50", "--days", "20"), database.environment());
    assertThat(exitCode).isZero();
  }

  @Test
  void findsNothingWhereTheSumsAreRight() throws SQLException {
    JobDayRecount.Result result = recount(null);

    assertThat(result.different()).isZero();
    assertThat(result.sentences()).isEmpty();
    assertThat(Long.toString(result.compared()))
        .isEqualTo(database.text("select count(*) from job_day"));
  }

  @Test
  void staysRightWhenARunningRunOfTheHistoryEnds() throws SQLException {
    database.execute(
        """
        select record_reports(r.tenant_id, jsonb_build_array(jsonb_build_object('ordinal', 0,
          'round', 1, 'digest', 7, 'job', j.job_id, 'run_key', r.run_key, 'run_id', r.run_id,
          'attempt', 1, 'kind', 'failed', 'at', r.last_at + interval '1 minute',
          'try_status', 'failed', 'try_rank', 1, 'status', 'failed', 'rank', 1,
          'continuous', false, 'zone_assumed', false, 'clock_ahead', false)), '[]')
        from run r join job j using (job_key) order by r.run_at desc limit 40
        """);

    assertThat(recount(null).different()).isZero();
  }

  @Test
  void namesEachKindOfDifference() throws SQLException {
    database.execute(
        """
        update job_day set records_loaded = records_loaded + 1
          where (job_key, day) = (select job_key, day from job_day order by day limit 1);
        delete from job_day
          where (job_key, day) = (select job_key, day from job_day order by day desc limit 1);
        insert into job_day values ('default', 1, date '2020-01-01', 1, 0, 0, 0, 0, 0, 0)
        """);

    JobDayRecount.Result result = recount(null);

    assertThat(result.different()).isEqualTo(3);
    assertThat(result.sentences())
        .hasSize(3)
        .anyMatch(
            line ->
                line.contains(
                    "2020-01-01: job_day has {1,0,0,0,0,0,0}, its runs add up to nothing"))
        .anyMatch(line -> line.contains("job_day has nothing"));
  }

  @Test
  void looksOnlyAtTheDaysThatWereAskedFor() throws SQLException {
    database.execute(
        "insert into job_day values ('default', 1, date '2020-01-01', 1, 0, 0, 0, 0, 0, 0)");

    assertThat(recount(null).different()).isEqualTo(1);
    assertThat(recount(LocalDate.of(2020, 1, 2)).different()).isZero();
  }

  @Test
  void leavesOutTheDaysThatRetentionHasTakenRunsFrom() throws SQLException {
    database.execute(
        """
        create table if not exists retention_run (
          tenant_id text, started_at timestamptz, by_hand boolean, runs_from date,
          life_cycle_from date, rollups_from date, jobs_total integer);
        insert into retention_run (
          tenant_id, started_at, by_hand, runs_from, life_cycle_from, rollups_from, jobs_total)
        select 'default', now(), true, min(day) + 5, min(day), min(day) + 2, 1 from job_day;
        delete from run r using (select min(day) + 5 as first_day from job_day) kept
        where r.tenant_id = 'default' and r.last_at < kept.first_day at time zone 'UTC'
        """);
    try {
      JobDayRecount.Result result = recount(null);

      assertThat(result.different()).isZero();
      assertThat(Long.toString(result.compared()))
          .isEqualTo(
              database.text(
                  "select count(*) from job_day where tenant_id <> 'default'"
                      + " or day >= (select min(day) + 5 from job_day)"));
    } finally {
      database.execute("delete from retention_run where tenant_id = 'default'");
    }
  }

  private JobDayRecount.Result recount(LocalDate since) throws SQLException {
    try (Connection connection = database.address().connect()) {
      return JobDayRecount.of(connection, since);
    }
  }
}
