package io.trialsync.obs.persistence.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Lets one node at a time remove: a lock of the database session, which ends with the session, so
 * that a node that was killed does not keep it.
 */
public final class RetentionLock {
  /** Any number below 2 to the 32nd that nobody else in this database uses. */
  private static final long KEY = 1_919_249_509L;

  private static final String TRY = "select pg_try_advisory_lock(?)";
  private static final String RELEASE = "select pg_advisory_unlock(?)";
  private static final String HELD =
      """
      select exists (
        select from pg_locks
        where locktype = 'advisory' and classid = 0 and objid = ? and objsubid = 1 and granted
          and database = (select oid from pg_database where datname = current_database()))""";

  private RetentionLock() {}

  /** Takes the lock for this session, if nobody has it. */
  public static boolean take(Connection connection) throws SQLException {
    return ask(connection, TRY);
  }

  /** Gives it back; sessions that return to a pool must, since they live on. */
  public static void release(Connection connection) throws SQLException {
    ask(connection, RELEASE);
  }

  /** Whether any session on any node has it. */
  public static boolean isTaken(Connection connection) throws SQLException {
    return ask(connection, HELD);
  }

  private static boolean ask(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, KEY);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
