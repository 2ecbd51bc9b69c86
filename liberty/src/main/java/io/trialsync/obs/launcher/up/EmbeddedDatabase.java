package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.SecretFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A real PostgreSQL whose files stay in the data directory, as safe as an installed one. */
public final class EmbeddedDatabase implements Closeable {
  /** The library starts PostgreSQL for tests, with fsync off; what was answered must be kept. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("synchronous_commit", "on"),
          // What a report held must not be found in the log of the database either.
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("log_parameter_max_length", "0"),
          Map.entry("log_parameter_max_length_on_error", "0"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_statement", "none"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("timezone", "UTC"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("max_connections", "100"));

  private static final String OWNER = "obs";

  private static final int FREE_PORT = 0;
  private static final int RESTARTS_TRIED = 20;
  private static final Duration BETWEEN_RESTARTS = Duration.ofMillis(500);

  private final DataDirectory data;
  private final DatabaseAddress address;
  private final String password;
  private final int port;
  private EmbeddedPostgres postgres;

  private EmbeddedDatabase(
      DataDirectory data, EmbeddedPostgres postgres, DatabaseAddress address, String password) {
    this.data = data;
    this.postgres = postgres;
    this.address = address;
    this.password = password;
    this.port = postgres.getPort();
  }

  /** Starts it, and on the first start makes role and database. */
  public static EmbeddedDatabase start(DataDirectory data) throws IOException {
    Path files = data.resolve("postgres");
    Orphan.stop(files.resolve("postmaster.pid"), "postgres", "INT");
    boolean first = !Files.exists(files.resolve("PG_VERSION"));
    System.out.println(
        "Starting PostgreSQL in "
            + files
            + (first ? " (first start: unpacking and creating it, about 10 s) …" : " …"));
    String password = SecretFile.readOrCreate(data.resolve("postgres-password"));
    EmbeddedPostgres postgres = launch(data, password, FREE_PORT);
    Files.writeString(data.resolve("postgres-port"), postgres.getPort() + "\n");
    var address =
        new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + OWNER, OWNER, password);
    try {
      createDatabase(postgres, password);
    } catch (SQLException refused) {
      postgres.close();
      throw new IOException(refused);
    }
    return new EmbeddedDatabase(data, postgres, address, password);
  }

  /** Whether PostgreSQL ended; while it recovers from the end of a backend it still listens. */
  public boolean hasEnded() {
    return !Ports.isTaken(port);
  }

  /**
   * Starts it again where it was, after it ended by itself. What it left behind may hold its files
   * for a moment, hence the retries.
   *
   * @return whether it started; if not, the log says why, and another call may succeed
   */
  public boolean startAgain() throws InterruptedException {
    for (int tried = 1; tried <= RESTARTS_TRIED; tried++) {
      try {
        postgres.close();
      } catch (IOException alreadyGone) {
        // There is nothing to stop, which is why we are here; the start says what matters.
      }
      try {
        postgres = launch(data, password, port);
        return true;
      } catch (CommandException notYet) {
        Thread.sleep(BETWEEN_RESTARTS.toMillis());
      }
    }
    return false;
  }

  private static EmbeddedPostgres launch(DataDirectory data, String password, int port) {
    Path files = data.resolve("postgres");
    Path log = data.resolve("logs/postgres.log");
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(data.resolve("postgres-binaries").toFile())
            .setDataDirectory(files)
            .setPort(port)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofMinutes(2))
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("pwfile", data.resolve("postgres-password").toString())
            .setConnectConfig("password", password)
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
    SETTINGS.forEach(builder::setServerConfig);
    try {
      return builder.start();
    } catch (IOException | IllegalStateException failed) {
      throw CommandException.failure(
          "PostgreSQL did not start; what it says is in "
              + log
              + ", its files are in "
              + files
              + ".");
    }
  }

  private static void createDatabase(EmbeddedPostgres postgres, String password)
      throws SQLException {
    try (Connection connection =
            postgres.getPostgresDatabase(Map.of("password", password)).getConnection();
        Statement statement = connection.createStatement()) {
      try (var known = statement.executeQuery("select 1 from pg_database where datname = 'obs'")) {
        if (known.next()) {
          return;
        }
      }
      statement.execute("create role obs login password '" + password + "'");
      statement.execute("create database obs owner obs");
    }
  }

  /** Where it listens, and who may come in. */
  public DatabaseAddress address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
