package io.trialsync.obs.launcher.bench.fill;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.up.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Makes the history: names first, then the four large tables side by side, each on a connection of
 * its own, at last the sums. All are committed together at the end; whatever breaks off before
 * leaves the database as it was.
 */
final class HistoryFill {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final List<String> FILLED_TABLES =
      List.of(
          "run",
          "attempt",
          "stage",
          "life_cycle",
          "job",
          "dataset",
          "table_schema",
          "job_table",
          "job_day");

  private final FillSettings settings;
  private final DatabaseAddress database;
  private final List<PlannedJob> jobs;
  private final List<Connection> connections = new ArrayList<>();

  HistoryFill(FillSettings settings, DatabaseAddress database) {
    this.settings = settings;
    this.database = database;
    this.jobs = JobPlan.of(settings);
  }

  /** Fills the database and gives the number of rows of the large tables. */
  long fill() throws SQLException, InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Connection names = open();
      boolean empty = requireRoom(names);
      long rows = write(names, empty, threads);
      for (Connection connection : connections) {
        connection.commit();
      }
      lookAt(names, empty);
      return rows;
    } finally {
      threads.shutdownNow();
      for (Connection connection : connections) {
        connection.abort(Runnable::run);
      }
    }
  }

  private long write(Connection names, boolean empty, ExecutorService threads)
      throws SQLException, InterruptedException {
    StoredNames stored = StoredNames.write(names, jobs);
    var days = new DaySums(settings);
    List<TableRows> tables =
        List.of(
            new RunRows(stored, days),
            new AttemptRows(),
            new StageRows(stored),
            new LifeCycleRows());
    var progress = new FillProgress(System.err, settings.runs(), tables.size());
    var loads = new ExecutorCompletionService<Long>(threads);
    for (TableRows table : tables) {
      loads.submit(new TableLoad(open(), table, settings, jobs, empty, progress));
    }
    long rows = 0;
    for (int ended = 0; ended < tables.size(); ended++) {
      rows += awaitNext(loads, progress);
    }
    days.write(names, jobs, stored);
    return rows;
  }

  /** Rows of the table that is ready next; a table that fails is heard of at once. */
  private long awaitNext(ExecutorCompletionService<Long> loads, FillProgress progress)
      throws SQLException, InterruptedException {
    Future<Long> load = loads.poll(FillProgress.SECONDS_BETWEEN, TimeUnit.SECONDS);
    while (load == null) {
      progress.show();
      load = loads.poll(FillProgress.SECONDS_BETWEEN, TimeUnit.SECONDS);
    }
    try {
      return load.get();
    } catch (ExecutionException failed) {
      throw failureOf(failed);
    }
  }

  private SQLException failureOf(ExecutionException failed) {
    if (!(failed.getCause() instanceof SQLException refused)) {
      throw new IllegalStateException("A table could not be filled", failed.getCause());
    }
    if (UNIQUE_VIOLATION.equals(refused.getSQLState())) {
      throw CommandException.failure(
          "Some of these runs are there already, so nothing was filled: choose another --seed than "
              + settings.seed()
              + ".");
    }
    return refused;
  }

  /** Whether there is no run yet; fails with one sentence where the history must not go. */
  private boolean requireRoom(Connection connection) throws SQLException {
    if (!isTrue(connection, "select to_regclass('job_day') is not null")) {
      throw CommandException.failure(
          "The database has no tables yet: start ./obs up once first, it makes them.");
    }
    boolean empty =
        isTrue(
            connection, "select not exists (select from run) and not exists (select from job_day)");
    if (!empty && !settings.add()) {
      throw CommandException.failure(
          "The database has runs already: --add keeps them and adds to them; for a new database"
              + " set another OBS_DATA_DIR and start ./obs up.");
    }
    // To have looked at a table is to hold a lock on it, which its filling would wait for.
    connection.commit();
    return empty;
  }

  private Connection open() throws SQLException {
    Connection connection = database.connect();
    connections.add(connection);
    connection.setAutoCommit(false);
    return connection;
  }

  /** The planner must know what there is now; rows that were born frozen need no vacuum. */
  private static void lookAt(Connection connection, boolean frozen) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      for (String table : FILLED_TABLES) {
        statement.execute((frozen ? "analyze " : "vacuum (analyze) ") + table);
      }
    }
  }

  private static boolean isTrue(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
