package io.trialsync.obs.ejb.quality;

import java.sql.SQLException;
import java.util.Set;

/** Tells a database that is away or full from a run that cannot be judged. */
final class DatabaseTrouble {
  /** Connection, resources, operator, system and conflict of transactions, see Appendix A. */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "40", "25");

  /** A statement that took too long is the run's trouble: the others shall not wait for it. */
  private static final String CANCELLED = "57014";

  private DatabaseTrouble() {}

  /** Whether the same may well succeed a little later, for whatever run. */
  static boolean isBehind(Throwable failure) {
    for (Throwable link = failure; link != null; link = link.getCause()) {
      if (link instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null
            || (!state.equals(CANCELLED) && CLASSES.contains(state.substring(0, 2)));
      }
    }
    return false;
  }
}
