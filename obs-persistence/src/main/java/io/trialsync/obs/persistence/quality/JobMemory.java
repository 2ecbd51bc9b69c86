package io.trialsync.obs.persistence.quality;

import io.trialsync.obs.persistence.run.RunPlace;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what is remembered of one job, in the transaction that judges its runs. */
public final class JobMemory {
  private static final String QUALITY =
      "select run_key, job_key, run_at, usable, cast(dq_status as text), measures,"
          + " bad, %s, null_columns_key, %s from run_quality where tenant_id = ?";

  /** Names of columns, where they are not known. */
  private static final String NAMES =
      "case when null_columns_key = any(?) then null else null_columns end";

  /** What the checks said; what was measured is not asked for. */
  private static final String SAID = QUALITY.formatted("checks", "null");

  private static final String OF_RUNS =
      QUALITY.formatted("checks", NAMES) + " and run_key = any(?)";

  private static final String USABLE =
      "(" + QUALITY.formatted("null", NAMES) + " and job_key = ? and usable and (run_at, run_key) ";

  private static final String HISTORY =
      USABLE
          + "< (?, ?) order by run_at desc, run_key desc limit ?) union all "
          + USABLE
          + ">= (?, ?) and (run_at, run_key) <= (?, ?) order by run_at, run_key limit ?)";

  private static final String AFTER =
      SAID
          + " and job_key = ? and (run_at, run_key) > (?, ?) and run_key <> all(?)"
          + " order by run_at, run_key limit ?";

  private static final String NEWEST =
      SAID + " and job_key = ? order by run_at desc, run_key desc limit ?";

  private static final String SCHEMAS =
      """
      select d.namespace, d.name, cast(e.columns as text), e.run_key, e.run_at, e.accepted
      from expected_schema e
        join lateral (
          select n.namespace, n.name from dataset n
          where n.tenant_id = e.tenant_id and n.dataset_key = e.dataset_key limit 1) d on true
      where e.tenant_id = ? and e.job_key = ?""";

  private static final String DECISIONS =
      """
      select q.kind, q.check_name, d.namespace, d.name, q.column_name, q.from_at, q.until_at
      from quality_decision q
        left join lateral (
          select n.namespace, n.name from dataset n
          where n.tenant_id = q.tenant_id and n.dataset_key = q.dataset_key limit 1) d on true
      where q.tenant_id = ? and q.job_key = ?
      order by q.decision_id""";

  private static final String STATES =
      """
      select d.namespace, d.name, c.check_name, c.column_name, c.run_at, c.run_key,
        cast(c.verdict as text), c.value
      from check_state c
        left join lateral (
          select n.namespace, n.name from dataset n
          where n.tenant_id = c.tenant_id and n.dataset_key = c.dataset_key limit 1) d on true
      where c.tenant_id = ? and c.job_key = ?""";

  private static final String LATER =
      "select exists (select from run_quality where tenant_id = ? and job_key = ?"
          + " and (run_at, run_key) > (?, ?) and run_key <> all(?))";

  // The driver sends them together and reads the answers together.
  private static final String ALL =
      String.join(";", OF_RUNS, HISTORY, SCHEMAS, DECISIONS, STATES, LATER, FindingStore.ALIVE);

  private static final String EARLIEST_SCHEMA =
      """
      select q.run_key, q.run_at, cast(t.columns as text)
      from run_quality q
        join lateral (
          select s.schema_key from stage s
          where s.tenant_id = q.tenant_id and s.run_key = q.run_key and s.schema_key is not null
            and s.dataset_key = (
              select d.dataset_key from dataset d
              where d.tenant_id = ? and d.namespace = ? and d.name = ?)
          order by s.schema_at desc, s.phase <> 'load', s.phase <> 'dq', s.phase <> 'transform'
          limit 1) s on true
        join lateral (
          select c.columns from table_schema c
          where c.tenant_id = q.tenant_id and c.schema_key = s.schema_key limit 1) t on true
      where q.tenant_id = ? and q.job_key = ? and q.usable and q.run_key <> all(?)
      order by q.run_at, q.run_key limit 1""";

  private final Connection connection;
  private final String tenantId;
  private final long jobKey;

  public JobMemory(Connection connection, String tenantId, long jobKey) {
    this.connection = connection;
    this.tenantId = tenantId;
    this.jobKey = jobKey;
  }

  /**
   * All that judging those runs needs, asked for in one round trip.
   *
   * @param runs what was said of these before is told with all that the checks said
   * @param known the history is told as by {@link #history}
   */
  public Remembered all(
      Collection<UUID> runs,
      Collection<UUID> known,
      RunPlace first,
      RunPlace last,
      int before,
      int between)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      Array names = connection.createArrayOf("uuid", known.toArray());
      statement.setArray(1, names);
      statement.setString(2, tenantId);
      Array keys = connection.createArrayOf("uuid", runs.toArray());
      statement.setArray(3, keys);
      int next = bindHistory(statement, 4, names, first, last, before, between);
      for (int question = 0; question < 4; question++) {
        statement.setString(next++, tenantId);
        statement.setLong(next++, jobKey);
      }
      next = place(statement, next, first);
      statement.setArray(next++, keys);
      statement.setString(next++, tenantId);
      statement.setLong(next++, jobKey);
      statement.setObject(next, first.runAt().atOffset(ZoneOffset.UTC));
      statement.execute();
      return new Remembered(
          answer(statement, MemoryRows::qualities),
          answer(statement, MemoryRows::qualities),
          answer(statement, MemoryRows::schemas),
          answer(statement, MemoryRows::decisions),
          answer(statement, MemoryRows::states),
          answer(statement, rows -> rows.next() && rows.getBoolean(1)),
          answer(statement, FindingStore::rows));
    }
  }

  /** Reads the rows of one question. */
  @FunctionalInterface
  private interface RowsReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private static <T> T answer(PreparedStatement statement, RowsReader<T> reader)
      throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      T answer = reader.read(rows);
      statement.getMoreResults();
      return answer;
    }
  }

  /**
   * Usable runs of the job: so many before the first place, and those from there to the last, up to
   * a number.
   *
   * @param known keys of names of columns that need not be read
   */
  public List<RunQualityRow> history(
      Collection<UUID> known, RunPlace first, RunPlace last, int before, int between)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HISTORY)) {
      Array names = connection.createArrayOf("uuid", known.toArray());
      bindHistory(statement, 1, names, first, last, before, between);
      return qualities(statement);
    }
  }

  private int bindHistory(
      PreparedStatement statement,
      int at,
      Array names,
      RunPlace first,
      RunPlace last,
      int before,
      int between)
      throws SQLException {
    int next = at;
    statement.setArray(next++, names);
    statement.setString(next++, tenantId);
    statement.setLong(next++, jobKey);
    next = place(statement, next, first);
    statement.setInt(next++, before);
    statement.setArray(next++, names);
    statement.setString(next++, tenantId);
    statement.setLong(next++, jobKey);
    next = place(statement, next, first);
    next = place(statement, next, last);
    statement.setInt(next++, between);
    return next;
  }

  /** Runs of the job behind that place, without those, with all that the checks said. */
  public List<RunQualityRow> after(RunPlace place, Collection<UUID> without, int most)
      throws SQLException {
    try (PreparedStatement statement = ofJob(AFTER)) {
      int next = place(statement, 3, place);
      statement.setArray(next++, connection.createArrayOf("uuid", without.toArray()));
      statement.setInt(next, most);
      return qualities(statement);
    }
  }

  /** The newest runs of the job, with all that the checks said. */
  public List<RunQualityRow> newest(int most) throws SQLException {
    try (PreparedStatement statement = ofJob(NEWEST)) {
      statement.setInt(3, most);
      return qualities(statement);
    }
  }

  /** What people decided, always in the same order. */
  public List<DecisionRow> decisions() throws SQLException {
    try (PreparedStatement statement = ofJob(DECISIONS);
        ResultSet rows = statement.executeQuery()) {
      return MemoryRows.decisions(rows);
    }
  }

  /** The first usable run, without those, that tells the schema of the table. */
  public Optional<ExpectedSchemaRow> earliestSchema(
      String namespace, String table, Collection<UUID> without) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EARLIEST_SCHEMA)) {
      statement.setString(1, tenantId);
      statement.setString(2, namespace);
      statement.setString(3, table);
      statement.setString(4, tenantId);
      statement.setLong(5, jobKey);
      statement.setArray(6, connection.createArrayOf("uuid", without.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new ExpectedSchemaRow(
                    namespace,
                    table,
                    row.getString(3),
                    row.getObject(1, UUID.class),
                    MemoryRows.instant(row, 2),
                    false))
            : Optional.empty();
      }
    }
  }

  private PreparedStatement ofJob(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, tenantId);
    statement.setLong(2, jobKey);
    return statement;
  }

  private static List<RunQualityRow> qualities(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return MemoryRows.qualities(rows);
    }
  }

  static int place(PreparedStatement statement, int next, RunPlace place) throws SQLException {
    statement.setObject(next, place.runAt().atOffset(ZoneOffset.UTC));
    statement.setObject(next + 1, place.runKey());
    return next + 2;
  }
}
