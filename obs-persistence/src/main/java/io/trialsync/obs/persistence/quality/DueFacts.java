package io.trialsync.obs.persistence.quality;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what there is to judge of runs of one job, in the transaction that judges them. */
public final class DueFacts {
  // The lock ends with the transaction; the tenant, too.
  private static final String ENTER =
      "select set_config('obs.tenant', ?, true),"
          + " pg_try_advisory_xact_lock("
          + JudgedJob.LOCKED_KEY.formatted("?")
          + ")";

  // No due row: somebody else has judged the run meanwhile. No run: retention was here. Here and
  // below look-ups cannot be turned into joins, which would read all rows of the tenant.
  private static final String RUNS =
      """
      select q.run_key, q.due_keys, r.job_key, j.job_id, cast(j.state as text),
        cast(j.settings as text), cast(r.status as text), cast(r.run_type as text), r.run_at,
        r.duration_ms
      from (
        select run_key, array_agg(due_key) as due_keys from quality_due
        where tenant_id = ? and run_key = any(?) group by run_key) q
        cross join lateral (
          select * from run u where u.tenant_id = ? and u.run_key = q.run_key limit 1) r
        cross join lateral (
          select * from job k where k.tenant_id = ? and k.job_key = r.job_key limit 1) j""";

  private static final String STAGES =
      """
      select s.run_key, cast(s.phase as text), d.namespace, d.name, s.records_extracted,
        s.records_loaded, s.row_count, s.origin, cast(s.null_counts as text), s.counted_at,
        cast(t.columns as text), s.schema_at, cast(s.assertions as text), s.asserted_at
      from stage s
        cross join lateral (
          select n.namespace, n.name from dataset n
          where n.tenant_id = s.tenant_id and n.dataset_key = s.dataset_key limit 1) d
        left join lateral (
          select c.columns from table_schema c
          where c.tenant_id = s.tenant_id and c.schema_key = s.schema_key limit 1) t on true
      where s.tenant_id = ? and s.run_key = any(?)""";

  // The driver sends them together; each sees what was committed before it, and the lock is taken
  // first.
  private static final String ENTER_AND_READ = String.join(";", ENTER, RUNS, STAGES);

  private final Connection connection;
  private final String tenantId;

  public DueFacts(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  /**
   * What was reported of runs.
   *
   * @param runs those of the runs that are still due
   * @param stages what they told about their tables, in no order
   */
  public record Reported(List<RunFactsRow> runs, List<StageFactsRow> stages) {}

  /**
   * Opens the rows of the tenant to this transaction, keeps all others from judging the job until
   * it ends, and reads, in one round trip.
   *
   * @return empty when somebody else judges the job now
   */
  public Optional<Reported> enter(long jobKey, Collection<UUID> runs) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENTER_AND_READ)) {
      statement.setString(1, tenantId);
      statement.setLong(2, jobKey);
      statement.setString(3, tenantId);
      statement.setArray(4, keys(runs));
      statement.setString(5, tenantId);
      statement.setString(6, tenantId);
      statement.setString(7, tenantId);
      statement.setArray(8, keys(runs));
      statement.execute();
      boolean alone;
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        alone = row.getBoolean(2);
      }
      return alone ? Optional.of(reported(statement)) : Optional.empty();
    }
  }

  private static Reported reported(PreparedStatement statement) throws SQLException {
    var runs = new ArrayList<RunFactsRow>();
    statement.getMoreResults();
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        runs.add(run(rows));
      }
    }
    var stages = new ArrayList<StageFactsRow>();
    statement.getMoreResults();
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        stages.add(stage(rows));
      }
    }
    return new Reported(runs, stages);
  }

  private Array keys(Collection<UUID> runs) throws SQLException {
    return connection.createArrayOf("uuid", runs.toArray());
  }

  private static RunFactsRow run(ResultSet row) throws SQLException {
    return new RunFactsRow(
        row.getObject(1, UUID.class),
        Arrays.asList((Long[]) row.getArray(2).getArray()),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        row.getObject(10, Long.class));
  }

  private static StageFactsRow stage(ResultSet row) throws SQLException {
    return new StageFactsRow(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, Long.class),
        row.getObject(6, Long.class),
        row.getObject(7, Long.class),
        row.getString(8),
        row.getString(9),
        instant(row, 10),
        row.getString(11),
        instant(row, 12),
        row.getString(13),
        instant(row, 14));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
