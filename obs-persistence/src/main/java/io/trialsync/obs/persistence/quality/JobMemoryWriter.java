package io.trialsync.obs.persistence.quality;

import io.trialsync.obs.persistence.run.RunPlace;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what is remembered of one job; rows that stay as they are are not touched. */
public final class JobMemoryWriter {
  private static final String WRITE_RUN =
      """
      insert into run_quality as o (tenant_id, run_key, job_key, run_at, usable, dq_status, measures,
        checks, bad, null_columns_key, null_columns, evaluated_at)
      select ?, r.*, ?
      from unnest(cast(? as uuid[]), cast(? as bigint[]), cast(? as timestamptz[]),
        cast(? as boolean[]), cast(? as verdict[]), cast(? as text[]), cast(? as text[]),
        cast(? as text[]), cast(? as uuid[]), cast(? as text[])) r
      on conflict (tenant_id, run_key) do update set
        (job_key, run_at, usable, dq_status, measures, checks, bad, null_columns_key,
          null_columns, evaluated_at) = (
          excluded.job_key, excluded.run_at, excluded.usable, excluded.dq_status,
          excluded.measures, excluded.checks, excluded.bad, excluded.null_columns_key,
          excluded.null_columns, excluded.evaluated_at)
      where (o.job_key, o.run_at, o.usable, o.dq_status, o.measures, o.checks, o.null_columns_key)
        is distinct from (excluded.job_key, excluded.run_at, excluded.usable, excluded.dq_status,
          excluded.measures, excluded.checks, excluded.null_columns_key)""";

  private static final String DATASET =
      "(select d.dataset_key from dataset d where d.tenant_id = ? and d.namespace = ? and d.name = ?)";

  private static final String WRITE_SCHEMA =
      "insert into expected_schema as o (tenant_id, job_key, dataset_key, columns, run_key, run_at)"
          + " values (?, ?, "
          + DATASET
          + ", cast(? as jsonb), ?, ?) on conflict (job_key, dataset_key) do update set"
          + " (columns, run_key, run_at) = (excluded.columns, excluded.run_key, excluded.run_at)"
          + " where not o.accepted";

  private static final String REMOVE_SCHEMA =
      "delete from expected_schema where tenant_id = ? and job_key = ? and dataset_key = "
          + DATASET
          + " and not accepted";

  private static final String WRITE_STATE =
      """
      insert into check_state as o (tenant_id, job_key, dataset_key, check_name, column_name, run_at,
        run_key, verdict, value, changed_at)
      select ?, ?, coalesce((
          select d.dataset_key from dataset d
          where d.tenant_id = ? and d.namespace = s.namespace and d.name = s.name), 0),
        s.check_name, s.column_name, s.run_at, s.run_key, s.verdict, s.value, ?
      from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
        cast(? as timestamptz[]), cast(? as uuid[]), cast(? as verdict[]), cast(? as float8[]))
        as s(namespace, name, check_name, column_name, run_at, run_key, verdict, value)
      on conflict (job_key, dataset_key, check_name, column_name) do update set
        (run_at, run_key, verdict, value, changed_at) = (excluded.run_at, excluded.run_key,
          excluded.verdict, excluded.value, case when (o.verdict, o.value) is distinct from
          (excluded.verdict, excluded.value) then excluded.changed_at else o.changed_at end)""";

  private static final String REMOVE_STATE =
      "delete from check_state where tenant_id = ? and job_key = ? and dataset_key = coalesce("
          + DATASET
          + ", 0) and check_name = ? and column_name = ?";

  // All that may be compared with a run that changed: as far as a baseline reaches back.
  private static final String MAKE_DUE =
      """
      insert into quality_due (tenant_id, run_key)
      select q.tenant_id, q.run_key
      from run_quality q
      where q.tenant_id = ? and q.job_key = ? and (q.run_at, q.run_key) > (?, ?)
        and (q.run_at, q.run_key) <= (
          select coalesce(max(reach.run_at), 'infinity'),
            coalesce((array_agg(reach.run_key))[1], 'ffffffff-ffff-ffff-ffff-ffffffffffff')
          from (
            select u.run_at, u.run_key from run_quality u
            where u.tenant_id = ? and u.job_key = ? and u.usable
              and (u.run_at, u.run_key) > (?, ?)
            order by u.run_at, u.run_key offset ? limit 1) reach)
        and q.run_key <> all(?)
        and not exists (
          select from quality_due d where d.run_key = q.run_key and d.tenant_id = q.tenant_id)
      order by q.run_at, q.run_key""";

  private static final String FORGET =
      "delete from quality_due where tenant_id = ? and run_key = any(cast(? as uuid[]))"
          + " and (due_key = any(cast(? as bigint[])) or not exists (select from run r"
          + " where r.tenant_id = quality_due.tenant_id and r.run_key = quality_due.run_key))";

  private final Connection connection;
  private final String tenantId;
  private final StatementsTogether waiting;

  public JobMemoryWriter(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
    waiting = new StatementsTogether(connection);
  }

  /** Puts what was measured and said of runs in the place of what was there, see {@link #send}. */
  public void write(List<RunQualityRow> runs, Instant now) throws SQLException {
    waiting.add(
        WRITE_RUN,
        tenantId,
        now.atOffset(ZoneOffset.UTC),
        column("uuid", runs, RunQualityRow::runKey),
        column("bigint", runs, RunQualityRow::jobKey),
        column("timestamptz", runs, RunQualityRow::runAt),
        column("boolean", runs, RunQualityRow::usable),
        texts(runs, RunQualityRow::dqStatus),
        texts(runs, RunQualityRow::measures),
        texts(runs, RunQualityRow::checks),
        texts(runs, RunQualityRow::bad),
        column("uuid", runs, RunQualityRow::nullColumnsKey),
        texts(runs, RunQualityRow::nullColumns));
  }

  /** Remembers schemas that were learned; what a person accepted stays. */
  public void writeSchemas(long jobKey, List<ExpectedSchemaRow> schemas) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WRITE_SCHEMA)) {
      for (ExpectedSchemaRow schema : schemas) {
        int next = table(statement, jobKey, schema.namespace(), schema.table());
        statement.setString(next++, schema.columns());
        statement.setObject(next++, schema.runKey());
        statement.setObject(next, schema.runAt().atOffset(ZoneOffset.UTC));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Forgets schemas that no usable run tells any more. */
  public void removeSchemas(long jobKey, List<ExpectedSchemaRow> schemas) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE_SCHEMA)) {
      for (ExpectedSchemaRow schema : schemas) {
        table(statement, jobKey, schema.namespace(), schema.table());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Puts newer verdicts in the place of those that were there, see {@link #send}. */
  public void writeStates(long jobKey, List<CheckStateRow> states, Instant now)
      throws SQLException {
    waiting.add(
        WRITE_STATE,
        tenantId,
        jobKey,
        tenantId,
        now.atOffset(ZoneOffset.UTC),
        texts(states, CheckStateRow::namespace),
        texts(states, CheckStateRow::table),
        texts(states, CheckStateRow::check),
        texts(states, CheckStateRow::column),
        column("timestamptz", states, CheckStateRow::runAt),
        column("uuid", states, CheckStateRow::runKey),
        texts(states, CheckStateRow::verdict),
        column("float8", states, CheckStateRow::value));
  }

  /**
   * Takes rows out of the queue: those that were answered, and those whose run is gone, see {@link
   * #send}.
   */
  public void forget(Collection<UUID> runs, List<Long> dueKeys) throws SQLException {
    waiting.add(
        FORGET,
        tenantId,
        connection.createArrayOf("uuid", runs.toArray()),
        connection.createArrayOf("bigint", dueKeys.toArray()));
  }

  /** What is written of runs and states, and what is forgotten, is sent together. */
  public void send() throws SQLException {
    waiting.execute();
  }

  /** Strings as such are sent as they are; in an array of objects each quote would be escaped. */
  private <T> Array texts(List<T> rows, Function<T, @Nullable String> value) throws SQLException {
    return connection.createArrayOf("text", rows.stream().map(value).toArray(String[]::new));
  }

  private <T> Array column(String type, List<T> rows, Function<T, @Nullable Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  /** Removes verdicts about what newer runs say nothing of. */
  public void removeStates(long jobKey, List<CheckStateRow> states) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE_STATE)) {
      for (CheckStateRow state : states) {
        int next = table(statement, jobKey, state.namespace(), state.table());
        statement.setString(next++, state.check());
        statement.setString(next, state.column());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * Makes judged runs due again after a change of what they were compared with.
   *
   * @param first the first place where something changed
   * @param last the last one
   * @param reach how many usable runs behind the last one may look at it
   * @param without runs that are judged in this transaction anyway
   */
  public void makeDue(
      long jobKey, RunPlace first, RunPlace last, int reach, Collection<UUID> without)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MAKE_DUE)) {
      statement.setString(1, tenantId);
      statement.setLong(2, jobKey);
      int next = JobMemory.place(statement, 3, first);
      statement.setString(next++, tenantId);
      statement.setLong(next++, jobKey);
      next = JobMemory.place(statement, next, last);
      statement.setInt(next++, reach - 1);
      statement.setArray(next, connection.createArrayOf("uuid", without.toArray()));
      statement.executeUpdate();
    }
  }

  private int table(
      PreparedStatement statement, long jobKey, @Nullable String namespace, @Nullable String table)
      throws SQLException {
    statement.setString(1, tenantId);
    statement.setLong(2, jobKey);
    statement.setString(3, tenantId);
    statement.setString(4, namespace);
    statement.setString(5, table);
    return 6;
  }
}
