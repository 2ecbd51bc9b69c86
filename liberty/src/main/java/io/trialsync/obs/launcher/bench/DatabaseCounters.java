package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.up.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the database counts of itself, read before and after a measurement. */
record DatabaseCounters(long commits, long bytes) {
  // A session tells what it did at most once a second.
  private static final long UNTIL_TOLD = TimeUnit.MILLISECONDS.toNanos(1_500);
  private static final String QUESTION =
      """
      select xact_commit, pg_database_size(datid) from pg_stat_database
      where datname = current_database()
      """;

  /** Empty where the database of the server cannot be reached from here. */
  static Optional<DatabaseCounters> read(Map<String, String> environment) {
    try (Connection connection = DatabaseAddress.ofRunning(environment).connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUESTION)) {
      return row.next()
          ? Optional.of(new DatabaseCounters(row.getLong(1), row.getLong(2)))
          : Optional.empty();
    } catch (CommandException | SQLException unreachable) {
      return Optional.empty();
    }
  }

  /** What so many events have cost since these were read. */
  Optional<DatabaseCost> costOf(long events, Map<String, String> environment) {
    LockSupport.parkNanos(UNTIL_TOLD);
    return read(environment)
        .map(now -> new DatabaseCost(events, now.commits - commits, now.bytes - bytes));
  }
}
