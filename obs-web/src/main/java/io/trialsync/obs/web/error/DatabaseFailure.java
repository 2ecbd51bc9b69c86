package io.trialsync.obs.web.error;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells failures of the database that pass by themselves from mistakes of ours. */
final class DatabaseFailure {
  /**
   * Classes of SQLSTATE: no connection, rolled back, out of resources, stopped by an operator (also
   * time-outs of statements), trouble of the system.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  /** A statement that took longer than it may, or that waited too long for a lock. */
  private static final Set<String> STOPPED = Set.of("57014", "55P03");

  /** Two callers have made the same at the same time; the second finds it when he asks again. */
  private static final String MADE_BY_ANOTHER = "23505";

  private static final int DEEPEST = 20;

  private DatabaseFailure() {}

  /** Whether asking again later may work. */
  static boolean isPassing(Throwable failure) {
    return told(failure)
        .map(
            told -> {
              String state = told.getSQLState();
              return told instanceof SQLTransientException
                  || state == null
                  || state.equals(MADE_BY_ANOTHER)
                  || (state.length() >= 2 && PASSING.contains(state.substring(0, 2)));
            })
        .orElse(false);
  }

  /** Whether the database was there, and gave the statement up for the time it took. */
  static boolean isStopped(Throwable failure) {
    return told(failure).map(SQLException::getSQLState).map(STOPPED::contains).orElse(false);
  }

  /** What the database told, however deep it is wrapped. */
  private static Optional<SQLException> told(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }
}
