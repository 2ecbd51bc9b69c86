package io.trialsync.obs.web.error;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells failures of the database that pass by themselves from mistakes of ours. */
final class DatabaseFailure {
  /**
   * Classes of SQLSTATE: no connection, rolled back, out of resources, stopped by an operator (also
   * time-outs of statements), trouble of the system.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  private static final int DEEPEST = 20;

  private DatabaseFailure() {}

  /** Whether asking again later may work. */
  static boolean isPassing(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLTransientException) {
        return true;
      }
      if (cause instanceof SQLException told) {
        String state = told.getSQLState();
        return state == null || (state.length() >= 2 && PASSING.contains(state.substring(0, 2)));
      }
      cause = cause.getCause();
    }
    return false;
  }
}
