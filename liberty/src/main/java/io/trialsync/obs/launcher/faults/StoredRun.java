package io.trialsync.obs.launcher.faults;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of a run.
 *
 * @param attempts number of the last try
 * @param loaded records loaded, or null where nobody counted them
 * @param attemptRows tries that are stored one by one
 */
record StoredRun(String job, String status, int attempts, @Nullable Long loaded, int attemptRows) {

  static StoredRun read(ResultSet row) throws SQLException {
    long loaded = row.getLong(5);
    boolean counted = !row.wasNull();
    return new StoredRun(
        row.getString(2), row.getString(3), row.getInt(4), counted ? loaded : null, row.getInt(6));
  }

  @Override
  public String toString() {
    return "%s of %s, %d tries (%d stored), %s loaded"
        .formatted(status, job, attempts, attemptRows, loaded);
  }
}
