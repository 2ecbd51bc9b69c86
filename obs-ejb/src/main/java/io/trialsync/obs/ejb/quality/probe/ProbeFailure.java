package io.trialsync.obs.ejb.quality.probe;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Why a table could not be looked at. The sentence is ours: what PostgreSQL says of a statement may
 * quote rows.
 *
 * @param code {@code probe_timeout} or {@code probe_failed}
 */
record ProbeFailure(String code, String sentence) {
  private static final String TIMEOUT = "probe_timeout";
  private static final String FAILED = "probe_failed";

  static ProbeFailure because(String sentence) {
    return new ProbeFailure(FAILED, sentence);
  }

  static ProbeFailure of(SQLException failure, Duration timeout) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals("57014") || state.equals("25P03")) {
      return new ProbeFailure(TIMEOUT, "The probe took longer than " + timeout + ".");
    }
    if (state.equals("55P03")) {
      return new ProbeFailure(TIMEOUT, "Somebody holds a lock on the table.");
    }
    if (state.startsWith("28")) {
      return because("The database does not let the role of the source in.");
    }
    if (state.startsWith("08")) {
      return because("The database of the source cannot be reached, or went away.");
    }
    if (state.equals("42501")) {
      return because("The role of the source may not read the table.");
    }
    return because("PostgreSQL refused the probe" + code(state) + ".");
  }

  private static String code(String state) {
    return state.matches("[0-9A-Z]{5}") ? " (" + state + ")" : "";
  }
}
