package io.trialsync.obs.server;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Waits until nothing is left to judge: from then on what is read of a run stays as it is. */
final class Judging {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_FAILURES = 3;

  private Judging() {}

  static void awaitEnd() {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> due() == 0);
  }

  private static int due() throws SQLException {
    try (Connection connection = RealServer.get().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set obs.tenant = '*'");
      try (ResultSet rows =
          statement.executeQuery(
              "select count(*) from quality_due where failures < " + MOST_FAILURES)) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
