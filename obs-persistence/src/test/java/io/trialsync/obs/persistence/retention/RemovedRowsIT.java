package io.trialsync.obs.persistence.retention;

import static io.trialsync.obs.persistence.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What retention takes from a real PostgreSQL, and what it leaves there. */
class RemovedRowsIT {
  private static final LocalDate DAY = LocalDate.parse("2026-08-23");
  private static final Instant OLD = Instant.parse("2026-08-22T22:00:00Z");
  private static final Instant YOUNG = Instant.parse("2026-08-23T00:00:00Z");
  private static final List<String> OF_A_RUN =
      List.of("run", "attempt", "stage", "life_cycle", "run_quality", "quality_due");

  private Connection connection;
  private RemovedRows removing;
  private int ids;

  @BeforeEach
  void open() throws SQLException {
    TestDatabase.clear();
    connection = TestDatabase.dataSource().getConnection();
    removing = new RemovedRows(connection);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void removesTheOldRunsWithAllThatIsTheirs() throws SQLException {
    run("default", "load", OLD, OLD.plusSeconds(60));
    run("default", "load", OLD.plusSeconds(60), OLD.plusSeconds(90));
    UUID kept = run("default", "load", YOUNG, YOUNG.plusSeconds(60));
    Batch batch = removing.runs(job("default", "load"), DAY, Place.START, 10);
    assertThat(batch.rows()).isEqualTo(new RowCounts(2, 2, 2, 6, 0));
    assertThat(batch.full()).isFalse();
    for (String table : OF_A_RUN) {
      assertThat(query("select distinct run_key from " + table)).containsExactly(kept.toString());
    }
  }

  @Test
  void keepsARunThatWasHeardOfSince() throws SQLException {
    run("default", "stream", OLD, YOUNG);
    assertThat(removing.runs(job("default", "stream"), DAY, Place.START, 10).rows())
        .isEqualTo(RowCounts.NONE);
    assertThat(query("select count(*) from life_cycle")).containsExactly("3");
  }

  @Test
  void leavesOtherTenantsAndJobsAlone() throws SQLException {
    run("default", "load", OLD, OLD);
    UUID foreign = run("another", "load", OLD, OLD);
    UUID neighbour = run("default", "clean", OLD, OLD);
    removing.runs(job("default", "load"), DAY, Place.START, 10);
    assertThat(query("select run_key from run"))
        .containsExactlyInAnyOrder(foreign.toString(), neighbour.toString());
    assertThat(query("select count(*) from life_cycle")).containsExactly("6");
  }

  @Test
  void goesOverAllInBatchesOldestFirst() throws SQLException {
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      // Two of them begin at the same moment: the key decides.
      order.add(
          run("default", "load", OLD.plusSeconds(Math.min(i, 5)), OLD.plusSeconds(9)).toString());
    }
    List<String> gone = new ArrayList<>();
    Place place = Place.START;
    Batch batch;
    do {
      batch = removing.runs(job("default", "load"), DAY, place, 3);
      assertThat(batch.rows().runs()).isBetween(1L, 3L);
      batch.places().forEach(run -> gone.add(run.runKey().toString()));
      place = batch.end(place);
    } while (batch.full());
    assertThat(gone).isEqualTo(order);
    assertThat(query("select count(*) from run")).containsExactly("0");
  }

  @Test
  void passesOverARunThatSomebodyHasLocked() throws SQLException {
    UUID busy = run("default", "load", OLD, OLD.plusSeconds(1));
    run("default", "load", OLD.plusSeconds(60), OLD.plusSeconds(90));
    try (Connection merging = TestDatabase.dataSource().getConnection();
        Statement statement = merging.createStatement()) {
      merging.setAutoCommit(false);
      statement.execute("select from run where run_key = '" + busy + "' for update");
      assertThat(removing.runs(job("default", "load"), DAY, Place.START, 10).rows().runs())
          .isEqualTo(1);
      merging.rollback();
      merging.setAutoCommit(true);
    }
    assertThat(query("select run_key from run")).containsExactly(busy.toString());
    assertThat(removing.runs(job("default", "load"), DAY, Place.START, 10).rows().runs())
        .isEqualTo(1);
  }

  @Test
  void removesOldLinesOfRunsThatStay() throws SQLException {
    UUID streaming = run("default", "load", OLD, YOUNG);
    run("default", "load", YOUNG, YOUNG.plusSeconds(60));
    Batch batch = removing.lifeCycle(job("default", "load"), DAY, Place.START, 10);
    assertThat(batch.rows()).isEqualTo(RowCounts.ofLifeCycle(2));
    assertThat(query("select kind from life_cycle where run_key = '" + streaming + "'"))
        .containsExactly("succeeded");
    assertThat(query("select count(*) from run")).containsExactly("2");
    assertThat(query("select count(*) from life_cycle")).containsExactly("4");
  }

  @Test
  void removesSumsByTheirOwnAgeOnly() throws SQLException {
    run("default", "load", OLD, OLD.plusSeconds(60));
    run("default", "load", YOUNG, YOUNG.plusSeconds(60));
    List<String> sums = query("select * from job_day order by day");
    removing.runs(job("default", "load"), DAY, Place.START, 10);
    assertThat(query("select * from job_day order by day")).isEqualTo(sums);
    assertThat(removing.days(job("default", "load"), DAY)).isEqualTo(RowCounts.ofDays(1));
    assertThat(query("select * from job_day")).containsExactly(sums.get(1));
  }

  @Test
  void countsWhatItWouldRemoveAndRemovesNothing() throws SQLException {
    run("default", "load", OLD, OLD.plusSeconds(60));
    run("default", "load", OLD, YOUNG);
    List<String> before = state();
    var counting = new CountedRows(connection, DAY);
    RetainedJob job = job("default", "load");
    assertThat(counting.runs(job, DAY, Place.START, 10).rows())
        .isEqualTo(new RowCounts(1, 1, 1, 3, 0));
    assertThat(counting.lifeCycle(job, DAY, Place.START, 10).rows())
        .isEqualTo(RowCounts.ofLifeCycle(2));
    assertThat(counting.days(job, DAY)).isEqualTo(RowCounts.ofDays(1));
    assertThat(state()).isEqualTo(before);
  }

  private RetainedJob job(String tenantId, String jobId) throws SQLException {
    String key =
        query(
                "select job_key from job where tenant_id = '%s' and job_id = '%s'"
                    .formatted(tenantId, jobId))
            .get(0);
    return new RetainedJob(tenantId, Long.parseLong(key), false);
  }

  /** A run with one attempt, one stage, three lines of its life and a share in the sums. */
  private UUID run(String tenantId, String jobId, Instant start, Instant end) {
    UUID id = new UUID(0, ++ids);
    TestDatabase.execute(
        """
        insert into job (tenant_id, job_id) values ('%1$s', '%2$s') on conflict do nothing;
        insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
          first_at, last_at, start_at, end_rank, end_at, end_digest, attempt_count)
        select '%1$s', '%3$s', '%3$s', 1, job_key, '%4$s', 'success', '%4$s', '%5$s', '%4$s', 1,
          '%5$s', 1, 1
        from job where tenant_id = '%1$s' and job_id = '%2$s';
        insert into attempt (tenant_id, run_key, attempt, run_id, status)
        values ('%1$s', '%3$s', 1, '%3$s', 'success');
        insert into stage (tenant_id, run_key, phase, dataset_key, attempt, at)
        values ('%1$s', '%3$s', 'load', 1, 1, '%4$s');
        insert into life_cycle (tenant_id, run_key, at, kind, attempt, digest)
        values ('%1$s', '%3$s', '%4$s', 'started', 1, 1), ('%1$s', '%3$s', '%4$s', 'stage', 1, 2),
          ('%1$s', '%3$s', '%5$s', 'succeeded', 1, 3);
        insert into run_quality
        select tenant_id, run_key, job_key, run_at, true, 'pass', '{}', '{}', '{}', now() from run
        where tenant_id = '%1$s' and run_key = '%3$s';
        insert into quality_due (tenant_id, run_key) values ('%1$s', '%3$s');
        insert into job_day
        select tenant_id, job_key, date(end_at at time zone 'UTC'), 1, 0, 0, 1, 1, 0, 0
        from run where tenant_id = '%1$s' and run_key = '%3$s' on conflict do nothing
        """
            .formatted(tenantId, jobId, id, start, end));
    return id;
  }

  private static List<String> state() throws SQLException {
    var state = new ArrayList<String>();
    for (String table : List.of("run", "attempt", "stage", "job_day", "job_table")) {
      state.addAll(query("select t::text from " + table + " t order by 1"));
    }
    return state;
  }
}
