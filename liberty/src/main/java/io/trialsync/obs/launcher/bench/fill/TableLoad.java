package io.trialsync.obs.launcher.bench.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Fills one table in one transaction, which the caller commits: keys off, rows in, keys on. It
 * makes all runs anew for its table alone: that costs less than handing each run to several
 * connections.
 */
final class TableLoad implements Callable<Long> {
  private static final int RUNS_BETWEEN_SIGNS = 1_000;

  private final Connection connection;
  private final TableRows rows;
  private final FillSettings settings;
  private final List<PlannedJob> jobs;
  private final boolean wasEmpty;
  private final FillProgress progress;

  TableLoad(
      Connection connection,
      TableRows rows,
      FillSettings settings,
      List<PlannedJob> jobs,
      boolean wasEmpty,
      FillProgress progress) {
    this.connection = connection;
    this.rows = rows;
    this.settings = settings;
    this.jobs = jobs;
    this.wasEmpty = wasEmpty;
    this.progress = progress;
  }

  /** Gives the number of rows. */
  @Override
  public Long call() throws SQLException {
    takeTable();
    TableIndexes indexes = TableIndexes.drop(connection, rows.table());
    long written = copyRows();
    progress.tell("Indexing the %,d rows of %s …".formatted(written, rows.table()));
    indexes.create(connection);
    forcePolicy();
    progress.tell("The indexes of " + rows.table() + " are ready.");
    return written;
  }

  private void takeTable() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout = '60s'; set maintenance_work_mem = '256MB'");
      // Rows can be born frozen only where the same transaction has emptied the table.
      statement.execute(
          wasEmpty
              ? "truncate table " + rows.table()
              : "lock table " + rows.table() + " in access exclusive mode");
      // Rows cannot be copied past a policy. The owner stands above it until the transaction ends.
      statement.execute("alter table " + rows.table() + " no force row level security");
    }
  }

  private void forcePolicy() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("alter table " + rows.table() + " force row level security");
    }
  }

  private long copyRows() throws SQLException {
    var timeline = new RunTimeline(jobs);
    var maker = new RunMaker(settings);
    BinaryCopy copy = BinaryCopy.into(connection, rows.table(), rows.columns(), wasEmpty);
    int unsaid = 0;
    while (!timeline.isOver()) {
      rows.write(maker.make(timeline.next()), copy);
      if (++unsaid == RUNS_BETWEEN_SIGNS) {
        progress.copied(unsaid);
        unsaid = 0;
      }
    }
    progress.copied(unsaid);
    return copy.finish();
  }
}
