package io.trialsync.obs.ejb.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A setting of PostgreSQL by which values of a report can get into the database's own log. */
enum PrivacySetting {
  /** Anything but terse adds the rows and keys that a constraint refused. */
  ERROR_VERBOSITY("log_error_verbosity", "terse"),
  PARAMETERS_OF_ERRORS("log_parameter_max_length_on_error", "0"),
  PARAMETERS("log_parameter_max_length", "0"),
  STATEMENTS_OF_ERRORS("log_min_error_statement", "panic", "fatal", "log");

  private final String key;
  private final String best;
  private final Set<String> good;

  PrivacySetting(String key, String best, String... alsoGood) {
    this.key = key;
    this.best = best;
    this.good = Set.of(alsoGood);
  }

  /** One sentence about all of them that are not as they should be. */
  static Optional<String> warning(Connection connection) throws SQLException {
    List<String> changes = new ArrayList<>();
    for (PrivacySetting setting : values()) {
      String value = setting.value(connection);
      if (!setting.best.equals(value) && !setting.good.contains(value)) {
        changes.add(setting.key + " = " + setting.best);
      }
    }
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "PostgreSQL may write values of reports into its own log; set "
                + String.join(", ", changes)
                + " there.");
  }

  private String value(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + key)) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
