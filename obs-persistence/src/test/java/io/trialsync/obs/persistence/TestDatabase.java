package io.trialsync.obs.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with our schema, started once for all tests of a module. */
public final class TestDatabase {
  private static final EmbeddedPostgres POSTGRES = start();

  private TestDatabase() {}

  private static final HikariDataSource CONNECTIONS = connections();

  /** Pooled connections to the migrated database. */
  public static DataSource dataSource() {
    return CONNECTIONS;
  }

  /** The address for those who connect by themselves. */
  public static String url() {
    return POSTGRES.getJdbcUrl("postgres", "postgres");
  }

  /** Removes every row, so that a test sees only what it wrote; faster than truncating. */
  public static void clear() {
    execute(
        "delete from retention_run; delete from job_day; delete from job_table; delete from life_cycle; delete from stage; delete from attempt;"
            + " delete from run; delete from table_schema; delete from dataset; delete from job");
  }

  /** Runs one statement. */
  public static void execute(String sql) {
    try (Connection connection = dataSource().getConnection();
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

  private static HikariDataSource connections() {
    var pool = new HikariConfig();
    pool.setJdbcUrl(url());
    pool.setUsername("postgres");
    return new HikariDataSource(pool);
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "off").start();
      Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
      return postgres;
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL did not start", failure);
    }
  }
}
