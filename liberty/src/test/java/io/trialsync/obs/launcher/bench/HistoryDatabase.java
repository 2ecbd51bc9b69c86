package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.up.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL with the product's schema, for tests that fill and read it directly. */
public final class HistoryDatabase {
  private static final Path MIGRATIONS =
      Path.of("../obs-persistence/src/main/resources/db/migration");
  private static final HistoryDatabase ONLY = new HistoryDatabase();

  private final EmbeddedPostgres postgres;

  private HistoryDatabase() {
    try {
      postgres = EmbeddedPostgres.builder().start();
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create role obs login");
        statement.execute("create database obs owner obs");
      }
      for (Path migration : migrations()) {
        execute(Files.readString(migration));
      }
    } catch (IOException | SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The one of this JVM, with no row in it. */
  public static HistoryDatabase cleared() {
    ONLY.execute(
        "truncate run, attempt, stage, life_cycle, job_day, job_table, table_schema, dataset, job"
            + " restart identity");
    return ONLY;
  }

  public DatabaseAddress address() {
    return DatabaseAddress.ofRunning(environment());
  }

  /** How commands find it. */
  public Map<String, String> environment() {
    return Map.of(
        "OBS_DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/obs",
        "OBS_DB_USER", "obs",
        "OBS_DB_PASSWORD", "not asked for");
  }

  public void execute(String sql) {
    try (Connection connection = address().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The one value that the question gives, as text. */
  public String text(String question) {
    try (Connection connection = address().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** As Flyway orders them: versions first, then what is made anew whenever it changes. */
  private static List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .sorted(
              Comparator.comparing((Path file) -> file.getFileName().toString().startsWith("R"))
                  .thenComparing(file -> file.getFileName().toString()))
          .toList();
    }
  }
}
