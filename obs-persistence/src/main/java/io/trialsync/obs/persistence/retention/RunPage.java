package io.trialsync.obs.persistence.retention;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the runs of a job from the old end of the index {@code run_of_job}, a few at a time. */
final class RunPage {
  static final String READ = "select run_at, run_key from run where ";

  private static final String BEGAN_BEFORE =
      "tenant_id = ? and job_key = ? and (run_at, run_key) > (?, ?) and run_at < ?";
  private static final String OLDEST_FIRST = " order by run_at, run_key limit ?";

  /** Began before a day. The index alone answers it. */
  static final String BEGUN = BEGAN_BEFORE + OLDEST_FIRST;

  /** Began before a day, and is not one of the silent ones of an earlier day. */
  static final String BEGUN_AND_NOT_SILENT =
      BEGAN_BEFORE + " and not (run_at < ? and last_at < ?)" + OLDEST_FIRST;

  /** Began before a day, and nothing was heard of it since. */
  static final String SILENT = BEGAN_BEFORE + " and last_at < ?" + OLDEST_FIRST;

  private RunPage() {}

  /**
   * @param before the ends of the days that the text of the question asks for, in its order
   */
  static List<Place> read(
      Connection connection,
      String sql,
      RetainedJob job,
      Place after,
      int most,
      LocalDate... before)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = 1;
      statement.setString(next++, job.tenantId());
      statement.setLong(next++, job.jobKey());
      statement.setObject(next++, after.runAt().atOffset(ZoneOffset.UTC));
      statement.setObject(next++, after.runKey());
      for (LocalDate day : before) {
        statement.setObject(next++, start(day));
      }
      statement.setInt(next, most);
      return places(statement);
    }
  }

  private static List<Place> places(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      var places = new ArrayList<Place>();
      while (rows.next()) {
        places.add(
            new Place(
                rows.getObject(1, OffsetDateTime.class).toInstant(),
                rows.getObject(2, UUID.class)));
      }
      return places;
    }
  }

  /** The moment that the UTC day begins at. */
  static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  static Array keys(Connection connection, List<Place> places) throws SQLException {
    return connection.createArrayOf("uuid", places.stream().map(Place::runKey).toArray());
  }
}
