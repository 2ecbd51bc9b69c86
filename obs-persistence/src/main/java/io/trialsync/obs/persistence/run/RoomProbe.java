package io.trialsync.obs.persistence.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Finds out whether the disk of the database has room, by writing something that does not stay. */
public final class RoomProbe {
  private static final int SECONDS_FOR_AN_ANSWER = 2;

  /** A new file of 1 MB: what fits into the files that are there says nothing. */
  private static final String WRITE =
      "create temporary table obs_room on commit drop as"
          + " select repeat(md5(n::text), 30) from generate_series(1, 1024) n";

  private RoomProbe() {}

  /** Whether it could be written; without an answer there is no room. */
  public static boolean finds(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS_FOR_AN_ANSWER);
      statement.execute(WRITE);
      return true;
    } catch (SQLException full) {
      return false;
    }
  }
}
