package io.trialsync.obs.persistence.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Hands reports to the merge in the database: one statement, which is also the transaction. Plain
 * JDBC, because this is the hot path and there is no object to map (RATIONALE.md).
 */
public final class ReportStore {
  private static final String RECORD =
      "select ordinal, is_new, first_end, duration_ms, error_category, loaded, refused"
          + " from record_reports(?, ?::jsonb, ?::jsonb, ?, ?, ?)";
  private static final JsonFactory JSON = new JsonFactory();
  private static final int TRIES = 3;

  private final DataSource writers;
  private final NameLimits limits;
  private final boolean judged;

  /**
   * A store that writes by those connections.
   *
   * @param judged whether runs are to be judged by the checks after the commit
   */
  public ReportStore(DataSource writers, NameLimits limits, boolean judged) {
    this.writers = writers;
    this.limits = limits;
    this.judged = judged;
  }

  /**
   * Records an array of reports and one of their stages, in the form that {@code record_reports}
   * documents.
   *
   * @return one row for each report, in any order
   */
  public List<RecordedReport> record(String tenantId, String reports, String stages)
      throws SQLException {
    for (int tryNumber = 1; ; tryNumber++) {
      try (Connection connection = writers.getConnection();
          PreparedStatement statement = connection.prepareStatement(RECORD)) {
        statement.setString(1, tenantId);
        statement.setString(2, reports);
        statement.setString(3, stages);
        statement.setInt(4, limits.jobs());
        statement.setInt(5, limits.tables());
        statement.setBoolean(6, judged);
        try (ResultSet rows = statement.executeQuery()) {
          return read(rows);
        }
      } catch (SQLException failure) {
        if (tryNumber == TRIES || !isRetriable(failure)) {
          throw failure;
        }
      }
    }
  }

  /** Serialization failure and deadlock: nothing was done, and the next try may pass. */
  private static boolean isRetriable(SQLException failure) {
    return "40001".equals(failure.getSQLState()) || "40P01".equals(failure.getSQLState());
  }

  private static List<RecordedReport> read(ResultSet rows) throws SQLException {
    var reports = new ArrayList<RecordedReport>();
    while (rows.next()) {
      long duration = rows.getLong(4);
      boolean timed = !rows.wasNull();
      reports.add(
          new RecordedReport(
              rows.getInt(1),
              rows.getBoolean(2),
              rows.getString(3),
              timed ? duration : null,
              rows.getString(5),
              counts(rows.getString(6)),
              rows.getString(7)));
    }
    return reports;
  }

  private static Map<String, Long> counts(String json) {
    if ("{}".equals(json)) {
      return Map.of();
    }
    var counts = new HashMap<String, Long>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String table = parser.currentName();
        counts.put(table, parser.nextLongValue(0));
      }
    } catch (IOException unexpected) {
      throw new UncheckedIOException("record_reports returned no JSON object", unexpected);
    }
    return counts;
  }
}
