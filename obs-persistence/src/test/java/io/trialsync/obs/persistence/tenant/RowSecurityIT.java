package io.trialsync.obs.persistence.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No statement here has a condition on the tenant: whatever keeps tenants apart is the database.
 */
@Tag("A01")
@Tag("A04")
class RowSecurityIT {
  private static final String RUN = "00000000-0000-0000-0000-000000000001";
  private static final String ROWS_OF_A_TENANT =
      """
      insert into job (tenant_id, job_id) values ('%1$s', 'same');
      insert into dataset (tenant_id, namespace, name) values ('%1$s', 'same', 'same');
      insert into job_table (tenant_id, job_key, dataset_key)
        select '%1$s', job_key, dataset_key from job join dataset using (tenant_id)
        where tenant_id = '%1$s';
      insert into table_schema values ('%1$s', '%2$s', '[]');
      insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
        first_at, last_at, attempt_count)
        select '%1$s', '%2$s', '%2$s', 1, job_key, now(), 'running', now(), now(), 1
        from job where tenant_id = '%1$s';
      insert into attempt (tenant_id, run_key, attempt, run_id, status)
        values ('%1$s', '%2$s', 1, '%2$s', 'running');
      insert into stage (tenant_id, run_key, phase, dataset_key, attempt, at)
        select '%1$s', '%2$s', 'load', dataset_key, 1, now() from dataset where tenant_id = '%1$s';
      insert into life_cycle values ('%1$s', '%2$s', now(), 'started', 1, 1);
      insert into job_day
        select '%1$s', job_key, current_date, 1, 0, 0, 0, 0, 0, 0 from job where tenant_id = '%1$s';
      insert into audit (tenant_id, at, action, issuer, client_id, changes)
        values ('%1$s', now(), 'test', 'test', 'test', '[]');
      insert into retention_run (tenant_id, started_at, by_hand, runs_from, life_cycle_from,
        rollups_from, jobs_total) values ('%1$s', now(), false, now(), now(), now(), 0);
      insert into quality_due (tenant_id, run_key) values ('%1$s', '%2$s');
      insert into run_quality
        select '%1$s', '%2$s', job_key, now(), true, 'pass', '{}', '{}', '{}', now()
        from job where tenant_id = '%1$s';
      insert into expected_schema
        select '%1$s', job_key, dataset_key, '[]', '%2$s', now() from job_table
        where tenant_id = '%1$s';
      insert into quality_decision (tenant_id, job_key, kind, from_at, reason, client_id)
        select '%1$s', job_key, 'accept', now(), 'test', 'test' from job where tenant_id = '%1$s';
      insert into finding (tenant_id, finding_id, identity, job_key, dataset_key, check_name,
        column_name, metric, detail, state, severity, opened_run_key, opened_at, last_run_key,
        last_seen_at, times_seen, good_runs, steps)
        select '%1$s', '%2$s', '%2$s', job_key, 0, 'test', '', 'test', '', 'open', 'warn',
          '%2$s', now(), '%2$s', now(), 1, 0, '{}'
        from job where tenant_id = '%1$s';
      insert into check_state
        select '%1$s', job_key, 0, 'test', '', now(), '%2$s', 'pass', 1
        from job where tenant_id = '%1$s';
      insert into probe_state
        select '%1$s', job_key, 'after_run', '', null from job where tenant_id = '%1$s';
      insert into run_progress (tenant_id, run_key, token, token_at)
        values ('%1$s', '%2$s', 'test', now());
      insert into lateness_alarm (tenant_id, job_key, kind, of_at)
        select '%1$s', job_key, 'stuck', now() from job where tenant_id = '%1$s';
      insert into server_beat (tenant_id, server_id) values ('%1$s', gen_random_uuid());
      insert into blind_span (tenant_id, cause, server_id, start_at, end_at)
        values ('%1$s', 'down', gen_random_uuid(), now(), now());
      insert into lease (tenant_id, name, holder, until_at)
        values ('%1$s', '%1$s', gen_random_uuid(), now());
      """;

  private final HikariDataSource pool = TestDatabase.oneConnection();

  @BeforeEach
  void fill() {
    TestDatabase.clear();
    for (String tenant : List.of("ours", "theirs")) {
      TestDatabase.execute(ROWS_OF_A_TENANT.formatted(tenant, RUN));
    }
  }

  @AfterEach
  void close() {
    pool.close();
    TestDatabase.clear();
  }

  /** Found and not listed, so that a table of a later migration is not forgotten. */
  static List<String> tables() {
    return TestDatabase.query(
        """
        select table_name from information_schema.columns
        where table_schema = 'public' and column_name = 'tenant_id'""");
  }

  @Test
  void holdsForEveryTableAndForTheOwnerToo() {
    assertThat(tables()).contains("job", "run", "stage", "job_day", "retention_run");
    assertThat(
            TestDatabase.query(
                """
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind = 'r'
                  and not (relrowsecurity and relforcerowsecurity)"""))
        .containsExactlyInAnyOrder("cursor_key", "flyway_schema_history");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void showsNothingToWhoForgetsToSayWhose(String table) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      assertThat(owners(connection, table)).isEmpty();
      connection.setAutoCommit(false);
      assertThat(owners(connection, table)).isEmpty();
    }
    assertThat(TestDatabase.query("select tenant_id from " + table)).contains("ours", "theirs");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void showsOneTenantWhereTheConditionIsForgotten(String table) throws SQLException {
    for (String tenant : List.of("ours", "theirs")) {
      List<String> seen = TenantScope.ask(pool, tenant, connection -> owners(connection, table));
      assertThat(seen).isNotEmpty().containsOnly(tenant);
    }
    List<String> strangers =
        TenantScope.ask(pool, "nobody", connection -> owners(connection, table));
    assertThat(strangers).isEmpty();
    List<String> all = TenantScope.askAll(pool, connection -> owners(connection, table));
    assertThat(all).contains("ours", "theirs");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void changesNothingOfOthers(String table) throws SQLException {
    int removed =
        TenantScope.ask(
            pool,
            "ours",
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("delete from " + table);
              }
            });
    assertThat(removed).isEqualTo(table.equals("audit") ? 0 : 1);
    assertThatThrownBy(
            () ->
                TenantScope.ask(
                    pool,
                    "ours",
                    connection -> {
                      try (Statement statement = connection.createStatement()) {
                        statement.execute(
                            "insert into " + table + " (tenant_id) values ('theirs')");
                        return "written";
                      }
                    }))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("row-level security");
  }

  @Test
  void doesNotStandInTheWayOfASuperuser() {
    assertThat(TestDatabase.countAsSuperuser("select count(distinct tenant_id) from run"))
        .as("why the server warns of such a role")
        .isEqualTo(2);
  }

  private static List<String> owners(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select tenant_id from " + table)) {
      var owners = new ArrayList<String>();
      while (rows.next()) {
        owners.add(rows.getString(1));
      }
      return owners;
    }
  }
}
