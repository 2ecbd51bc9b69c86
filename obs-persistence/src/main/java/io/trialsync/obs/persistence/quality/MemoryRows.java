package io.trialsync.obs.persistence.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes records of the rows that {@link JobMemory} asks for. */
final class MemoryRows {
  private MemoryRows() {}

  static List<RunQualityRow> qualities(ResultSet rows) throws SQLException {
    var qualities = new ArrayList<RunQualityRow>();
    while (rows.next()) {
      qualities.add(
          new RunQualityRow(
              rows.getObject(1, UUID.class),
              rows.getLong(2),
              instant(rows, 3),
              rows.getBoolean(4),
              rows.getString(5),
              rows.getString(6),
              rows.getString(8),
              rows.getString(7),
              rows.getObject(9, UUID.class),
              rows.getString(10)));
    }
    return qualities;
  }

  static List<ExpectedSchemaRow> schemas(ResultSet rows) throws SQLException {
    var schemas = new ArrayList<ExpectedSchemaRow>();
    while (rows.next()) {
      schemas.add(
          new ExpectedSchemaRow(
              rows.getString(1),
              rows.getString(2),
              rows.getString(3),
              rows.getObject(4, UUID.class),
              instant(rows, 5),
              rows.getBoolean(6)));
    }
    return schemas;
  }

  static List<DecisionRow> decisions(ResultSet rows) throws SQLException {
    var decisions = new ArrayList<DecisionRow>();
    while (rows.next()) {
      decisions.add(
          new DecisionRow(
              rows.getString(1),
              rows.getString(2),
              rows.getString(3),
              rows.getString(4),
              rows.getString(5),
              instant(rows, 6),
              rows.getObject(7) == null ? null : instant(rows, 7)));
    }
    return decisions;
  }

  static List<CheckStateRow> states(ResultSet rows) throws SQLException {
    var states = new ArrayList<CheckStateRow>();
    while (rows.next()) {
      states.add(
          new CheckStateRow(
              rows.getString(1),
              rows.getString(2),
              rows.getString(3),
              rows.getString(4),
              instant(rows, 5),
              rows.getObject(6, UUID.class),
              rows.getString(7),
              rows.getObject(8, Double.class)));
    }
    return states;
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
