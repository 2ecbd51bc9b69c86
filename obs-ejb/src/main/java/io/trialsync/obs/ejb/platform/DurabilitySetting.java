package io.trialsync.obs.ejb.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A setting of PostgreSQL without which an answered report can be lost in a power cut. */
enum DurabilitySetting {
  FSYNC("fsync"),
  FULL_PAGE_WRITES("full_page_writes"),
  SYNCHRONOUS_COMMIT("synchronous_commit");

  private final String key;

  DurabilitySetting(String key) {
    this.key = key;
  }

  /** One sentence for each of them that is off. */
  static List<String> warnings(Connection connection) throws SQLException {
    List<String> warnings = new ArrayList<>();
    for (DurabilitySetting setting : values()) {
      if (setting.isOff(connection)) {
        warnings.add(
            "PostgreSQL runs with "
                + setting.key
                + "=off: reports that were answered can be lost in a power cut; set it to on.");
      }
    }
    return warnings;
  }

  private boolean isOff(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + key)) {
      return row.next() && "off".equals(row.getString(1));
    }
  }
}
