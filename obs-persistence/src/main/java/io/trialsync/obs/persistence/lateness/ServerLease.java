package io.trialsync.obs.persistence.lateness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Lets one server at a time do what only one may do. Whoever has it asks again before it is over;
 * after a crash another one has it as soon as it is. All by the database's clock, since those of
 * two servers differ.
 */
public final class ServerLease {
  private static final String TAKE =
      """
      insert into lease as l (name, holder, until_at)
      values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
      on conflict (name) do update set
        holder = excluded.holder,
        term = l.term + case when l.holder = excluded.holder then 0 else 1 end,
        until_at = excluded.until_at
      where l.holder = excluded.holder or l.until_at < clock_timestamp()
      returning term""";

  // Whoever would take it over waits until the transaction ends that has made sure of it.
  private static final String MAKE_SURE =
      "select from lease where name = ? and holder = ? and until_at > clock_timestamp() for share";

  private static final String GIVE_BACK =
      "update lease set until_at = clock_timestamp() where name = ? and holder = ?";

  private final Connection connection;
  private final String name;
  private final UUID server;

  public ServerLease(Connection connection, String name, UUID server) {
    this.connection = connection;
    this.name = name;
    this.server = server;
  }

  /**
   * Takes the lease, or takes it for longer.
   *
   * @return whether the server has it now
   */
  public boolean take(Duration period) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setString(1, name);
      statement.setObject(2, server);
      statement.setLong(3, period.toMillis());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Whether the server has it, and so until the end of the transaction. */
  public boolean isHeld() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MAKE_SURE)) {
      statement.setString(1, name);
      statement.setObject(2, server);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Lets another server have it at once. */
  public void giveBack() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
      statement.setString(1, name);
      statement.setObject(2, server);
      statement.executeUpdate();
    }
  }
}
