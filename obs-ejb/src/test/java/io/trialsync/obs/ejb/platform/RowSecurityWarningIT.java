package io.trialsync.obs.ejb.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Operators hear of a role that stands above the policies of tenants. */
class RowSecurityWarningIT {

  @Test
  void saysNothingOfARoleThatThePoliciesHoldFor() throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      assertThat(RowSecurity.warning(connection)).isEmpty();
    }
  }

  @Test
  void warnsOfASuperuser() throws SQLException {
    try (Connection connection = TestDatabase.superuser().getConnection()) {
      assertThat(RowSecurity.warning(connection))
          .hasValueSatisfying(
              warning -> assertThat(warning).contains("postgres", "nosuperuser nobypassrls"));
    }
  }

  @Test
  void warnsOfARoleThatBypassesPolicies() throws SQLException {
    TestDatabase.executeAsSuperuser("alter role obs bypassrls");
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      assertThat(RowSecurity.warning(connection)).isPresent();
    } finally {
      TestDatabase.executeAsSuperuser("alter role obs nobypassrls");
    }
  }
}
