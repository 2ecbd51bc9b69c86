package io.trialsync.obs.web.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.TableColumn;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of a stage as they were sent.
 *
 * @param nullCounts null when no column has one
 * @param columns null when no columns were sent
 */
record TableStatistics(
    @Nullable Long rowCount,
    @Nullable SortedMap<String, Long> nullCounts,
    @Nullable List<TableColumn> columns) {
  private static final Set<String> KNOWN = Set.of("row_count", "columns");
  private static final Set<String> KNOWN_OF_COLUMN =
      Set.of("name", "type", "nullable", "null_count");

  /** Reads the object on which the parser stands, to its end. */
  static @Nullable TableStatistics read(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    Long rowCount = null;
    var nullCounts = new TreeMap<String, Long>();
    List<TableColumn> columns = null;
    var members = new StrictMembers(parser, "stats.", KNOWN);
    for (String name = members.next(); name != null; name = members.next()) {
      if (name.equals("row_count")) {
        rowCount = StrictValues.number(parser, "stats.row_count", 0, ReportLimits.ROWS);
      } else {
        columns = columns(parser, nullCounts);
      }
    }
    for (var column : nullCounts.entrySet()) {
      if (rowCount != null && column.getValue() > rowCount) {
        throw new InvalidInputException(
            "stats.columns must not have a null_count above stats.row_count, which is "
                + rowCount
                + ".");
      }
    }
    return new TableStatistics(rowCount, nullCounts.isEmpty() ? null : nullCounts, columns);
  }

  private static @Nullable List<TableColumn> columns(
      JsonParser parser, SortedMap<String, Long> nullCounts) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidInputException("stats.columns must be an array.");
    }
    var columns = new ArrayList<TableColumn>();
    while (JsonMembers.nextElement(parser)) {
      if (columns.size() == ReportLimits.COLUMNS) {
        throw new InvalidInputException(
            "stats.columns must have at most %d columns.".formatted(ReportLimits.COLUMNS));
      }
      columns.add(column(parser, "stats.columns[" + columns.size() + "].", nullCounts));
    }
    return columns;
  }

  private static TableColumn column(
      JsonParser parser, String place, SortedMap<String, Long> nullCounts) throws IOException {
    String columnName = null;
    String type = null;
    Boolean nullable = null;
    Long nulls = null;
    var members = new StrictMembers(parser, place, KNOWN_OF_COLUMN);
    for (String name = members.next(); name != null; name = members.next()) {
      String full = place + name;
      switch (name) {
        case "name" ->
            columnName = StrictValues.name(parser, full, ReportLimits.NAME_LENGTH, MaskedName::of);
        case "type" ->
            type = StrictValues.name(parser, full, ReportLimits.TYPE_LENGTH, MaskedName::of);
        case "nullable" -> nullable = StrictValues.truth(parser, full);
        default -> nulls = StrictValues.number(parser, full, 0, ReportLimits.ROWS);
      }
    }
    if (columnName == null) {
      throw new InvalidInputException(place + "name is missing.");
    }
    if (nulls != null) {
      nullCounts.put(columnName, nulls);
    }
    return new TableColumn(columnName, type, nullable);
  }
}
