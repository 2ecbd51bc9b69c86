package io.trialsync.obs.persistence.quality;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the findings of a job for the one who judges its runs, in his transaction. Plain
 * JDBC, since it is written in batches.
 */
public final class FindingStore {
  static final String ALIVE =
      """
      select f.finding_id, f.identity, d.namespace, d.name, f.check_name,
        nullif(f.column_name, ''), f.metric, nullif(f.detail, ''), f.state, f.severity, f.value,
        f.baseline, f.threshold, f.opened_run_key, f.opened_at, f.last_run_key, f.last_seen_at,
        f.times_seen, f.good_runs, f.closed_at, f.close_reason, f.steps
      from finding f
        left join lateral (
          select n.namespace, n.name from dataset n
          where n.tenant_id = f.tenant_id and n.dataset_key = f.dataset_key limit 1) d on true
      where f.tenant_id = ? and f.job_key = ? and (f.state = 'open' or f.closed_at >= ?)
      """;

  private static final String WRITE =
      """
      insert into finding (tenant_id, job_key, finding_id, identity, dataset_key, check_name,
        column_name, metric, detail, state, severity, value, baseline, threshold, opened_run_key,
        opened_at, last_run_key, last_seen_at, times_seen, good_runs, closed_at, close_reason, steps)
      values (?, ?, ?, ?, coalesce((select d.dataset_key from dataset d
          where d.tenant_id = ? and d.namespace = ? and d.name = ?), 0),
        ?, ?, ?, ?, ?, ?::verdict, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
      on conflict (tenant_id, finding_id) do update set (state, severity, value, baseline, threshold,
          opened_at, last_run_key, last_seen_at, times_seen, good_runs, closed_at, close_reason, steps) = (
        excluded.state, excluded.severity, excluded.value, excluded.baseline, excluded.threshold,
        excluded.opened_at,
        excluded.last_run_key, excluded.last_seen_at, excluded.times_seen, excluded.good_runs,
        excluded.closed_at, excluded.close_reason, excluded.steps)
        where finding.state <> 'accepted'
      """;

  private static final String REMOVE =
      "delete from finding where tenant_id = ? and finding_id = any (?) and state <> 'accepted'";

  private final Connection connection;

  public FindingStore(Connection connection) {
    this.connection = connection;
  }

  /** Open findings of a job, and those that were closed no earlier than then. */
  public List<FindingRow> alive(String tenantId, long jobKey, Instant since) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALIVE)) {
      statement.setString(1, tenantId);
      statement.setLong(2, jobKey);
      statement.setObject(3, since.atOffset(ZoneOffset.UTC));
      try (ResultSet rows = statement.executeQuery()) {
        return rows(rows);
      }
    }
  }

  static List<FindingRow> rows(ResultSet rows) throws SQLException {
    var found = new ArrayList<FindingRow>();
    while (rows.next()) {
      found.add(row(rows));
    }
    return found;
  }

  /** Adds findings, or puts them in the place of what they were; those that people closed stay. */
  public void write(String tenantId, long jobKey, List<FindingRow> findings) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      for (FindingRow finding : findings) {
        bind(statement, tenantId, jobKey, finding);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Removes findings; those that people closed stay. */
  public void remove(String tenantId, List<UUID> findingIds) throws SQLException {
    Array ids = connection.createArrayOf("uuid", findingIds.toArray());
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setString(1, tenantId);
      statement.setArray(2, ids);
      statement.executeUpdate();
    } finally {
      ids.free();
    }
  }

  private static void bind(
      PreparedStatement statement, String tenantId, long jobKey, FindingRow finding)
      throws SQLException {
    int at = 1;
    statement.setString(at++, tenantId);
    statement.setLong(at++, jobKey);
    statement.setObject(at++, finding.findingId());
    statement.setObject(at++, finding.identity());
    statement.setString(at++, tenantId);
    statement.setString(at++, finding.namespace());
    statement.setString(at++, finding.table());
    statement.setString(at++, finding.check());
    statement.setString(at++, orEmpty(finding.column()));
    statement.setString(at++, finding.metric());
    statement.setString(at++, orEmpty(finding.detail()));
    statement.setString(at++, finding.state());
    statement.setString(at++, finding.severity());
    statement.setObject(at++, finding.value(), Types.DOUBLE);
    statement.setObject(at++, finding.baseline(), Types.DOUBLE);
    statement.setObject(at++, finding.threshold(), Types.DOUBLE);
    statement.setObject(at++, finding.openedRunKey());
    statement.setObject(at++, time(finding.openedAt()));
    statement.setObject(at++, finding.lastRunKey());
    statement.setObject(at++, time(finding.lastSeenAt()));
    statement.setInt(at++, finding.timesSeen());
    statement.setInt(at++, finding.goodRuns());
    statement.setObject(at++, time(finding.closedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setString(at++, finding.closeReason());
    statement.setString(at, finding.steps());
  }

  private static FindingRow row(ResultSet row) throws SQLException {
    int at = 1;
    return new FindingRow(
        row.getObject(at++, UUID.class),
        row.getObject(at++, UUID.class),
        row.getString(at++),
        row.getString(at++),
        row.getString(at++),
        row.getString(at++),
        row.getString(at++),
        row.getString(at++),
        row.getString(at++),
        row.getString(at++),
        row.getObject(at++, Double.class),
        row.getObject(at++, Double.class),
        row.getObject(at++, Double.class),
        row.getObject(at++, UUID.class),
        row.getObject(at++, OffsetDateTime.class).toInstant(),
        row.getObject(at++, UUID.class),
        row.getObject(at++, OffsetDateTime.class).toInstant(),
        row.getInt(at++),
        row.getInt(at++),
        instant(row.getObject(at++, OffsetDateTime.class)),
        row.getString(at++),
        row.getString(at));
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
