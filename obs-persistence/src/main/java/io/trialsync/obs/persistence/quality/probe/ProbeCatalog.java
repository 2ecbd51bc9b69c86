package io.trialsync.obs.persistence.quality.probe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the catalogues of a source about one table, before anything is read of it. */
final class ProbeCatalog {
  /** Most columns of a table, as in reports. */
  private static final int COLUMNS = 2_000;

  private static final String COLUMNS_OF =
      """
      select column_name,
        case data_type
          when 'ARRAY' then substr(udt_name, 2) || '[]'
          when 'USER-DEFINED' then udt_name
          else data_type || coalesce('(' || character_maximum_length || ')',
            case when data_type = 'numeric'
              then '(' || numeric_precision || ',' || numeric_scale || ')' end, '')
        end,
        is_nullable = 'YES'
      from information_schema.columns
      where table_schema = ? and table_name = ?
      order by ordinal_position
      limit ?""";

  private static final String PLACE =
      """
      select c.relkind in ('r', 'm', 'p'),
        has_table_privilege(c.oid, 'insert, update, delete, truncate')
          or has_any_column_privilege(c.oid, 'insert, update')
          or (select r.rolsuper from pg_roles r where r.rolname = current_user)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relname = ?""";

  private static final String QUOTED =
      "select format('%I', n) from unnest(?) with ordinality as u (n, place) order by place";

  private static final Pattern PLANNED_ROWS = Pattern.compile("\"Plan Rows\": (\\d{1,18})");

  private final Connection connection;
  private final String schema;
  private final String table;

  ProbeCatalog(Connection connection, String schema, String table) {
    this.connection = connection;
    this.schema = schema;
    this.table = table;
  }

  /** The columns that the role may see. */
  List<ProbedTable.Column> columns() throws SQLException, ProbeRefusedException {
    var columns = new ArrayList<ProbedTable.Column>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS_OF)) {
      statement.setString(1, schema);
      statement.setString(2, table);
      statement.setInt(3, COLUMNS + 1);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(
              new ProbedTable.Column(row.getString(1), row.getString(2), row.getBoolean(3)));
        }
      }
    }
    if (columns.isEmpty()) {
      throw new ProbeRefusedException("There is no such table, or the role may not read it.");
    }
    if (columns.size() > COLUMNS) {
      throw new ProbeRefusedException("The table has more than " + COLUMNS + " columns.");
    }
    return columns;
  }

  /** Whether samples can be taken of it; tables that the role may write are refused. */
  boolean canBeSampled() throws SQLException, ProbeRefusedException {
    try (PreparedStatement statement = connection.prepareStatement(PLACE)) {
      statement.setString(1, schema);
      statement.setString(2, table);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new ProbeRefusedException("There is no such table, or the role may not read it.");
        }
        if (row.getBoolean(2)) {
          throw new ProbeRefusedException(
              "The role may write to the table; give the probe a role that may select and no more.");
        }
        return row.getBoolean(1);
      }
    }
  }

  /** The names as they stand in a statement, quoted by the source itself. */
  List<String> quoted(List<String> names) throws SQLException {
    var quoted = new ArrayList<String>();
    try (PreparedStatement statement = connection.prepareStatement(QUOTED)) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          quoted.add(row.getString(1));
        }
      }
    }
    return quoted;
  }

  /**
   * About how many rows there are: the density that pg_class has, over the pages that there are
   * now. That is what the planner reckons, who knows partitions and tables never analysed, too.
   */
  long estimate(String quotedName) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("explain (format json) select from " + quotedName)) {
      row.next();
      Matcher rows = PLANNED_ROWS.matcher(row.getString(1));
      return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }
  }
}
