package io.trialsync.obs.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL with our schema, started once for all tests of a module. Tests are the role
 * that owns the tables, as the server is: the policies of tenants hold for it.
 */
public final class TestDatabase {
  private static final String OWNER = "obs";
  private static final EmbeddedPostgres POSTGRES = start();

  private TestDatabase() {}

  private static final HikariDataSource CONNECTIONS = connections(10, "-c obs.tenant=*");

  /** Pooled connections to the migrated database, that see the rows of all tenants. */
  public static DataSource dataSource() {
    return CONNECTIONS;
  }

  /** A pool of one connection that sees no row before it says whose, as the server's do. */
  public static HikariDataSource oneConnection() {
    return connections(1, "");
  }

  /** So many connections that are set as those of the server's data source of that id. */
  public static HikariDataSource like(String dataSource, int most) {
    return connections(most, SessionOptions.of(dataSource));
  }

  /** The address for those who connect by themselves. */
  public static String url() {
    return POSTGRES.getJdbcUrl(OWNER, OWNER);
  }

  /** Connections above all policies. */
  public static DataSource superuser() {
    return POSTGRES.getDatabase("postgres", OWNER);
  }

  /** Runs one statement above all policies, for what only a superuser may do. */
  public static void executeAsSuperuser(String sql) {
    execute(superuser(), sql);
  }

  /** What a superuser sees of a question with one number. */
  public static long countAsSuperuser(String sql) {
    try (Connection connection = superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** Removes every row, so that a test sees only what it wrote; faster than truncating. */
  public static void clear() {
    execute(
        "delete from quality_due; delete from run_quality; delete from expected_schema;"
            + " delete from quality_decision; delete from finding; delete from check_state; delete from probe_state;"
            + " delete from lateness_alarm; delete from job_lateness; delete from run_progress;"
            + " delete from blind_span; delete from server_beat; delete from lease;"
            + " delete from alert_notification; delete from alert_watchdog; delete from component_state;"
            + " delete from audit; delete from retention_run; delete from job_day;"
            + " delete from job_table; delete from life_cycle; delete from stage;"
            + " delete from attempt;"
            + " delete from run; delete from table_schema; delete from dataset; delete from job");
  }

  /** Runs one statement. */
  public static void execute(String sql) {
    execute(dataSource(), sql);
  }

  private static void execute(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** The rows that a query gives, their columns joined by bars. */
  public static List<String> query(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      var lines = new ArrayList<String>();
      while (rows.next()) {
        var line = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          line.add(String.valueOf(rows.getString(i)));
        }
        lines.add(String.join("|", line));
      }
      return lines;
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  private static HikariDataSource connections(int most, String options) {
    var pool = new HikariConfig();
    pool.setJdbcUrl(url());
    pool.setUsername(OWNER);
    pool.setMaximumPoolSize(most);
    pool.addDataSourceProperty("options", options);
    return new HikariDataSource(pool);
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "off").start();
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create role obs login in role pg_checkpoint");
        statement.execute("create database obs owner obs");
      }
      Flyway.configure().dataSource(postgres.getDatabase(OWNER, OWNER)).load().migrate();
      return postgres;
    } catch (IOException | SQLException failure) {
      throw new IllegalStateException("PostgreSQL did not start", failure);
    }
  }
}
