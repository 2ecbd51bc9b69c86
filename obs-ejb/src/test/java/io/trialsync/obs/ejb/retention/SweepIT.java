package io.trialsync.obs.ejb.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.retention.RetentionRun;
import io.trialsync.obs.persistence.retention.RetentionRunStore;
import io.trialsync.obs.persistence.retention.RowCounts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole run of retention on a real PostgreSQL, over several tenants with ages of their own. */
class SweepIT {
  private static final Clock NIGHT =
      Clock.fixed(Instant.parse("2026-11-21T03:30:00Z"), ZoneOffset.UTC);
  private static final String RUNS_OF_120_DAYS =
      """
      with j as (insert into job (tenant_id, job_id) values ('%1$s', 'load') returning job_key),
      r as (
        insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
          first_at, last_at, attempt_count)
        select '%1$s', id, id, 1, j.job_key, day, 'success', day, day + interval '1 hour', 1
        from j, generate_series(timestamptz '2026-07-24 12:00Z', '2026-11-20 12:00Z', '1 day') day,
          lateral (select md5(day::text)::uuid as id) as key
        returning tenant_id, run_key, first_at, job_key),
      d as (
        insert into job_day select tenant_id, job_key, (first_at at time zone 'UTC')::date - 300,
          1, 0, 0, 0, 0, 0, 0 from r)
      insert into life_cycle select tenant_id, run_key, first_at, 'succeeded', 1, 1 from r""";

  private final Heard heard = new Heard();
  private Connection connection;

  private static final class Heard implements SweepListener {
    private final List<RowCounts> removed = new ArrayList<>();
    private int begun;
    private boolean stopped;

    @Override
    public void begun() {
      begun++;
    }

    @Override
    public void removed(RowCounts rows) {
      removed.add(rows);
    }

    @Override
    public boolean stopped() {
      return stopped;
    }
  }

  @BeforeEach
  void fill() throws SQLException {
    TestDatabase.clear();
    TestDatabase.execute(RUNS_OF_120_DAYS.formatted("default"));
    TestDatabase.execute(RUNS_OF_120_DAYS.formatted("acme"));
    connection = TestDatabase.dataSource().getConnection();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void rehearsesWithoutRemovingOrRecordingAnything() throws SQLException {
    sweep(Map.of()).rehearse();
    assertThat(count("run", "default")).isEqualTo(120);
    assertThat(count("job_day", "default")).isEqualTo(120);
    assertThat(newest("default")).isEmpty();
    assertThat(heard.removed).isEmpty();
  }

  @Test
  void removesOfEachTenantWhatIsTooOldForIt() throws SQLException {
    SweepResult result = sweep(Map.of("obs.retention.days.by.tenant", "acme=30")).run(null);
    // 120 days are there: 30 go of the one, 90 of the other, which has no other lines then.
    assertThat(result.removed()).isEqualTo(new RowCounts(120, 0, 0, 180, 40));
    assertThat(result.complete()).isTrue();
    assertThat(count("run", "default")).isEqualTo(90);
    assertThat(count("run", "acme")).isEqualTo(30);
    assertThat(count("life_cycle", "default")).isEqualTo(30);
    assertThat(count("life_cycle", "acme")).isEqualTo(30);
    assertThat(count("job_day", "acme")).isEqualTo(100);
    assertThat(heard.begun).isEqualTo(2);
    assertThat(heard.removed).hasSize(2);
  }

  @Test
  void removesLinesOfTheAuditTrailByAnAgeOfTheirOwn() throws SQLException {
    TestDatabase.execute(
        "insert into audit (tenant_id, at, action, issuer, client_id, changes)"
            + " select 'acme', timestamptz '2026-11-21 12:00Z' - n * interval '10 days', 'test',"
            + " 'test', 'test', '[]' from generate_series(1, 100) n");
    sweep(Map.of("obs.retention.audit.days", "200")).run(null);
    assertThat(count("audit", "acme")).isEqualTo(20);
    sweep(Map.of("obs.retention.audit.days", "100")).run(null);
    assertThat(count("audit", "acme")).isEqualTo(10);
  }

  @Test
  void leavesOtherTenantsAloneWhenAskedForOne() throws SQLException {
    sweep(Map.of()).run("acme");
    assertThat(count("run", "acme")).isEqualTo(90);
    assertThat(count("run", "default")).isEqualTo(120);
    assertThat(newest("acme"))
        .extracting(RetentionRun::byHand, RetentionRun::complete, RetentionRun::jobsDone)
        .containsExactly(tuple(true, true, 1));
    assertThat(newest("default")).isEmpty();
  }

  @Test
  void findsNothingASecondTime() throws SQLException {
    sweep(Map.of()).run(null);
    assertThat(sweep(Map.of()).run(null).removed()).isEqualTo(RowCounts.NONE);
  }

  @Test
  void recordsThatItWasInterrupted() throws SQLException {
    heard.stopped = true;
    assertThat(sweep(Map.of()).run(null).complete()).isFalse();
    assertThat(newest("acme"))
        .extracting(RetentionRun::complete, RetentionRun::jobsDone)
        .containsExactly(tuple(false, 0));
    assertThat(count("run", "acme")).isEqualTo(120);
  }

  @Test
  void forecastsWhatIsThenRemoved() throws SQLException {
    FirstDays first = new RetentionAges(90, 30, 400).firstDays(LocalDate.parse("2026-11-21"));
    RetentionForecast forecast = new Forecaster(() -> false).forecast(connection, "default", first);
    assertThat(forecast.complete()).isTrue();
    assertThat(forecast.oldestDay()).hasToString("2026-07-24");
    assertThat(forecast.newestDay()).hasToString("2026-08-22");
    assertThat(count("run", "default")).isEqualTo(120);
    RowCounts removed = sweep(Map.of()).run("default").removed();
    assertThat(forecast.wouldRemove()).isEqualTo(RemovedCounts.of(removed));
    assertThat(removed.lifeCycleLines()).isEqualTo(90);
  }

  @Test
  void saysThatAForecastIsNotComplete() throws SQLException {
    FirstDays first = new RetentionAges(90, 30, 400).firstDays(LocalDate.parse("2026-11-21"));
    assertThat(new Forecaster(() -> true).forecast(connection, "default", first).complete())
        .isFalse();
  }

  private Sweep sweep(Map<String, String> settings) {
    var rules = RetentionRules.of(name -> Optional.ofNullable(settings.get(name)));
    return new Sweep(connection, rules, NIGHT, Pace.WITHOUT_REST, heard);
  }

  private List<RetentionRun> newest(String tenantId) throws SQLException {
    return new RetentionRunStore(connection).newest(tenantId, 1);
  }

  private int count(String table, String tenantId) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from " + table + " where tenant_id = '" + tenantId + "'")) {
      row.next();
      return row.getInt(1);
    }
  }
}
