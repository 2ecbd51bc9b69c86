package io.trialsync.obs.launcher.bench.fill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys and indexes of a table, taken away and made again as they were: sorting all rows once
 * costs a fraction of finding a place for each. Both in one transaction, so that a fill which is
 * killed leaves them all.
 */
final class TableIndexes {
  private static final String KEYS =
      """
      select format('alter table %I drop constraint %I', t.relname, c.conname),
        format('alter table %I add constraint %I %s', t.relname, c.conname,
          pg_get_constraintdef(c.oid))
      from pg_constraint c join pg_class t on t.oid = c.conrelid
      where t.oid = cast(? as regclass) and c.contype in ('p', 'u')
      order by c.contype, c.conname
      """;

  private static final String OTHERS =
      """
      select format('drop index %I', x.relname), pg_get_indexdef(i.indexrelid)
      from pg_index i join pg_class x on x.oid = i.indexrelid
      where i.indrelid = cast(? as regclass)
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
      order by x.relname
      """;

  private final List<String> creations = new ArrayList<>();

  private TableIndexes() {}

  static TableIndexes drop(Connection connection, String table) throws SQLException {
    var indexes = new TableIndexes();
    for (String question : List.of(KEYS, OTHERS)) {
      indexes.drop(connection, question, table);
    }
    return indexes;
  }

  private void drop(Connection connection, String question, String table) throws SQLException {
    var removals = new ArrayList<String>();
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          removals.add(rows.getString(1));
          creations.add(rows.getString(2));
        }
      }
    }
    for (String removal : removals) {
      execute(connection, removal);
    }
  }

  void create(Connection connection) throws SQLException {
    for (String creation : creations) {
      execute(connection, creation);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
