package io.trialsync.obs.persistence.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

/** When the alert that always fires was last heard of; the connection sees all rows. */
public final class HeardWatchdogs {
  private static final String LAST =
      "select tenant_id, last_at from alert_watchdog order by tenant_id limit ?";

  private final Connection connection;

  public HeardWatchdogs(Connection connection) {
    this.connection = connection;
  }

  /** By tenant, of so many at most. */
  public Map<String, Instant> lastByTenant(int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST)) {
      statement.setInt(1, most);
      try (ResultSet rows = statement.executeQuery()) {
        var last = new TreeMap<String, Instant>();
        while (rows.next()) {
          last.put(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
        }
        return last;
      }
    }
  }
}
