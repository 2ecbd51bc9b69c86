package io.trialsync.obs.ejb.run;

import io.trialsync.obs.persistence.run.RoomProbe;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Knows whether the disk of the database has room. A full one still answers questions, so only the
 * reports that it refuses tell; from then on it is tried until something can be written again.
 */
final class DatabaseRoom {
  /** {@code disk_full} of PostgreSQL. */
  private static final String DISK_FULL = "53100";

  private volatile boolean refused;

  /** The same store, and what it says about room is noticed. */
  ReportWriter.Store watching(ReportWriter.Store store) {
    return (tenantId, reports, stages) -> {
      try {
        var stored = store.record(tenantId, reports, stages);
        refused = false;
        return stored;
      } catch (SQLException failure) {
        refused |= DISK_FULL.equals(failure.getSQLState());
        throw failure;
      }
    };
  }

  /** Whether there is room; asks the database only after it has refused something. */
  boolean isThere(DataSource database) {
    if (refused && RoomProbe.finds(database)) {
      refused = false;
    }
    return !refused;
  }
}
