package io.trialsync.obs.ejb.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Asks the database of the tests, which is started for speed and not for safety. */
class DurabilitySettingIT {

  @Test
  void warnsOfEachSettingThatIsOff() throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      assertThat(DurabilitySetting.warnings(connection))
          .contains(
              "PostgreSQL runs with fsync=off: reports that were answered can be lost in a power"
                  + " cut; set it to on.",
              "PostgreSQL runs with synchronous_commit=off: reports that were answered can be lost"
                  + " in a power cut; set it to on.");
    }
  }

  @Test
  void saysNothingOfASettingThatIsOn() throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = on");
      assertThat(DurabilitySetting.warnings(connection))
          .noneMatch(warning -> warning.contains("synchronous_commit"));
      statement.execute("reset synchronous_commit");
    }
  }
}
