package io.trialsync.obs.persistence.tenant;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.Session;

/**
 * Opens the rows of one tenant to the transaction that runs now. Until it is called the policies of
 * the database show no row at all, and after the transaction again none: the connection goes back
 * to its pool as it came, however the transaction ends.
 */
public final class TenantScope {
  /** No tenant can have this name. */
  private static final String ALL = "*";

  private static final String ENTER = "select set_config('obs.tenant', ?, true)";

  private TenantScope() {}

  /** What is asked on a connection. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** From here to the end of the transaction only rows of this tenant are there. */
  public static void enter(EntityManager entities, String tenantId) {
    open(entities, oneTenant(tenantId));
  }

  /** For the server's own work: from here to the end of the transaction all rows are there. */
  public static void enterAll(EntityManager entities) {
    open(entities, ALL);
  }

  /** Asks about the rows of one tenant, in a transaction of its own that is rolled back. */
  public static <T> T ask(DataSource database, String tenantId, Question<T> question)
      throws SQLException {
    return askIn(oneTenant(tenantId), database, question);
  }

  /** For the server's own work: asks about the rows of all tenants. */
  public static <T> T askAll(DataSource database, Question<T> question) throws SQLException {
    return askIn(ALL, database, question);
  }

  private static <T> T askIn(String scope, DataSource database, Question<T> question)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        open(connection, scope);
        return question.ask(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Past Hibernate, which would make a query of it and look for changes to write first. */
  private static void open(EntityManager entities, String scope) {
    entities.unwrap(Session.class).doWork(connection -> open(connection, scope));
  }

  private static void open(Connection connection, String scope) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
      statement.setString(1, scope);
      statement.execute();
    }
  }

  private static String oneTenant(String tenantId) {
    if (tenantId.isEmpty() || tenantId.equals(ALL)) {
      throw new IllegalArgumentException("not the name of a tenant");
    }
    return tenantId;
  }
}
