package io.trialsync.obs.ejb.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Asks the database of the tests, whose log is as talkative as that of a fresh installation. */
class PrivacySettingIT {

  @Test
  void namesEachSettingThatTellsTooMuch() throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      assertThat(PrivacySetting.warning(connection))
          .hasValue(
              "PostgreSQL may write values of reports into its own log; set log_error_verbosity ="
                  + " terse, log_parameter_max_length = 0, log_min_error_statement = panic"
                  + " there.");
    }
  }

  @Test
  void saysNothingWhereAllIsWell() throws SQLException {
    try (Connection connection = TestDatabase.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set log_error_verbosity = terse");
      statement.execute("set log_parameter_max_length = 0");
      statement.execute("set log_min_error_statement = fatal");
      assertThat(PrivacySetting.warning(connection)).isEmpty();
      statement.execute("reset all");
    }
  }
}
