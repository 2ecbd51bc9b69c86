package io.trialsync.obs.persistence.lateness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Times on their way to the driver and back. */
final class SqlTimes {
  private SqlTimes() {}

  static @Nullable Instant orNull(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static Instant of(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(orNull(row, column));
  }

  static @Nullable OffsetDateTime parameter(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
