package io.trialsync.obs.persistence.retention;

import static io.trialsync.obs.persistence.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.run.NameLimits;
import io.trialsync.obs.persistence.run.RecordedReport;
import io.trialsync.obs.persistence.run.ReportRow;
import io.trialsync.obs.persistence.run.ReportStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports of runs of which retention has removed something, on the merge of a real PostgreSQL. */
class LateReportIT {
  private static final LocalDate DAY = LocalDate.parse("2026-08-23");
  private static final Instant OLD = Instant.parse("2026-08-22T22:00:00Z");

  private final ReportStore reports =
      new ReportStore(TestDatabase.dataSource(), NameLimits.NONE, false);
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
  void aReportSentAgainAfterItsLineIsGoneIsAcceptedAndChangesNothing() throws SQLException {
    UUID run = run("default", "load", OLD, OLD.plusSeconds(60));
    List<String> before = state();
    removing.lifeCycle(job("default", "load"), DAY, Place.START, 10);
    assertThat(query("select count(*) from life_cycle")).containsExactly("0");
    for (ReportRow report : reports("load", run, OLD, OLD.plusSeconds(60))) {
      RecordedReport answer = record("default", report);
      assertThat(answer.isNew()).isTrue();
      assertThat(answer.firstEnd()).isNull();
      assertThat(answer.loaded()).isEmpty();
    }
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aReportOfARunThatIsGoneMakesItAnew() throws SQLException {
    UUID run = run("default", "load", OLD, OLD.plusSeconds(60));
    removing.runs(job("default", "load"), DAY, Place.START, 10);
    record("default", reports("load", run, OLD, OLD.plusSeconds(60)).get(2));
    assertThat(query("select status, start_at from run")).containsExactly("success|null");
    assertThat(query("select succeeded from job_day")).containsExactly("2");
    assertThat(removing.runs(job("default", "load"), DAY, Place.START, 10).rows().runs())
        .isEqualTo(1);
  }

  @Test
  void aReportThatComesWhileItsRunIsBeingRemovedMakesItAnew() throws Exception {
    UUID run = run("default", "load", OLD, OLD.plusSeconds(60));
    var late = ReportRow.of("load", run, "heartbeat", OLD.plusSeconds(30));
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("delete from run where run_key = '" + run + "'");
      statement.execute("delete from life_cycle where run_key = '" + run + "'");
    }
    var answer = CompletableFuture.supplyAsync(() -> record("default", late));
    while (query("select from pg_locks where not granted").isEmpty()) {
      assertThat(answer).isNotDone();
    }
    connection.commit();
    connection.setAutoCommit(true);
    assertThat(answer.get(30, TimeUnit.SECONDS).isNew()).isTrue();
    assertThat(query("select status from run")).containsExactly("running");
    assertThat(query("select kind from life_cycle")).containsExactly("heartbeat");
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
    reports(jobId, id, start, end).forEach(report -> record(tenantId, report));
    return id;
  }

  private RecordedReport record(String tenantId, ReportRow report) {
    Long loaded = report.kind().equals("stage") ? 5L : null;
    try {
      return reports.record(tenantId, report.reports(loaded), ReportRow.stages(loaded)).get(0);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<ReportRow> reports(String jobId, UUID id, Instant start, Instant end) {
    return List.of(
        ReportRow.of(jobId, id, "started", start),
        ReportRow.of(jobId, id, "stage", start),
        ReportRow.of(jobId, id, "succeeded", end));
  }

  /** All that is known but when something was last heard of the run: that it was just now. */
  private static List<String> state() throws SQLException {
    var state = new ArrayList<String>();
    for (String table : List.of("run", "attempt", "stage", "job_day", "job_table")) {
      state.addAll(
          query("select (to_jsonb(t) - 'heard_at')::text from " + table + " t order by 1"));
    }
    return state;
  }
}
