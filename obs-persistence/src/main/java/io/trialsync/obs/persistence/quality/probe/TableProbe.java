package io.trialsync.obs.persistence.quality.probe;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts the rows of one table and the nulls of its key columns, in one transaction that reads
 * only. Nothing but counts, and names and types of columns, leaves the source.
 *
 * <p>A table above the limit is sampled: of its pages a half, a quarter, an eighth and so on, as
 * many as have at most so many rows as the limit. Which pages is the same every time (the seed of
 * {@code tablesample}), so that two probes of a table that did not change say the same, and the
 * error of one is nearly that of the next.
 */
public final class TableProbe {
  private static final String SAMPLE = " tablesample system (%s) repeatable (0)";

  private final ProbeSource source;
  private final long end;
  private final long sampleAbove;

  /**
   * Begins a probe, and its time.
   *
   * @param patience how long all of it may take
   * @param sampleAbove rows of a table that is still counted whole
   */
  public TableProbe(ProbeSource source, Duration patience, long sampleAbove) {
    this.source = source;
    this.end = System.nanoTime() + patience.toNanos();
    this.sampleAbove = sampleAbove;
  }

  /** Reads the table; a time that runs out is an exception with the state 57014. */
  public ProbedTable read(String schema, String table, List<String> keyColumns)
      throws SQLException, ProbeRefusedException {
    try (Connection connection = source.open(left());
        Statement statement = connection.createStatement()) {
      statement.execute("set transaction read only");
      hurry(statement);
      var catalog = new ProbeCatalog(connection, schema, table);
      List<ProbedTable.Column> columns = catalog.columns();
      requireColumns(keyColumns, columns);
      hurry(statement);
      boolean canBeSampled = catalog.canBeSampled();
      List<String> place = catalog.quoted(List.of(schema, table));
      String name = place.get(0) + "." + place.get(1);
      List<String> quotedKeys = catalog.quoted(keyColumns);
      hurry(statement);
      int halvings = canBeSampled ? halvings(catalog.estimate(name)) : 0;
      var rows = count(statement, question(name, quotedKeys), halvings, keyColumns);
      return new ProbedTable(rows.rows, rows.sampled, rows.nulls, columns);
    }
  }

  /** The counts alone, without what the catalogues say. */
  private record Counts(long rows, boolean sampled, SortedMap<String, Long> nulls) {}

  // A sample without any row proves nothing: that there are none must be counted.
  private Counts count(Statement statement, String question, int halvings, List<String> keyColumns)
      throws SQLException {
    hurry(statement);
    long times = 1L << halvings;
    String sample = halvings == 0 ? "" : SAMPLE.formatted(100.0 / times);
    try (ResultSet row = statement.executeQuery(question + sample)) {
      row.next();
      long rows = row.getLong(1);
      if (rows > 0 || halvings == 0) {
        var nulls = new TreeMap<String, Long>();
        for (int i = 0; i < keyColumns.size(); i++) {
          nulls.put(keyColumns.get(i), row.getLong(2 + i) * times);
        }
        return new Counts(rows * times, halvings > 0, nulls);
      }
    }
    return count(statement, question, 0, keyColumns);
  }

  private static String question(String name, List<String> keyColumns) {
    var question = new StringBuilder("select count(*)");
    for (String column : keyColumns) {
      question.append(", count(*) filter (where ").append(column).append(" is null)");
    }
    return question.append(" from ").append(name).toString();
  }

  private int halvings(long estimate) {
    int halvings = 0;
    while (estimate >> halvings > sampleAbove && halvings < 40) {
      halvings++;
    }
    return halvings;
  }

  /** What is left of the time is what the next question has. */
  private void hurry(Statement statement) throws SQLException {
    statement.execute("set local statement_timeout = " + left().toMillis());
  }

  private Duration left() throws SQLException {
    var left = Duration.ofNanos(end - System.nanoTime());
    if (left.toMillis() <= 0) {
      throw new SQLException("the time of the probe is over", "57014");
    }
    return left;
  }

  private static void requireColumns(List<String> wanted, List<ProbedTable.Column> columns)
      throws ProbeRefusedException {
    Set<String> there = columns.stream().map(ProbedTable.Column::name).collect(Collectors.toSet());
    if (!there.containsAll(wanted)) {
      throw new ProbeRefusedException(
          "The table does not have all of the key columns, or the role may not read them.");
    }
  }
}
