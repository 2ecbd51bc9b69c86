package io.trialsync.obs.ejb.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Whether PostgreSQL holds the server's role to the policies that keep tenants apart. */
final class RowSecurity {
  private static final String ROLE =
      "select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)";

  private RowSecurity() {}

  /** A sentence when the role stands above all policies. */
  static Optional<String> warning(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ROLE)) {
      return row.next()
          ? Optional.of(
              "The database role "
                  + row.getString(1)
                  + " is superuser or has BYPASSRLS, so PostgreSQL does not stand behind the server"
                  + " in keeping tenants apart; run: alter role "
                  + row.getString(1)
                  + " nosuperuser nobypassrls.")
          : Optional.empty();
    }
  }
}
