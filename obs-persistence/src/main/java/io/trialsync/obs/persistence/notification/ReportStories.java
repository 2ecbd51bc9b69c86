package io.trialsync.obs.persistence.notification;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/**
 * Finds the reports that stored notifications came from: of each the newest that can have caused it
 * and was received before its alert began. All times but that beginning are of the database's
 * clock. Each call is one statement; each notification looks at few entries of an index.
 */
public final class ReportStories {
  private static final String NEWEST =
      """
      select n.notification_key, cause.run_key,
        cast(extract(epoch from n.starts_at - cause.at) * 1000 as bigint),
        cast(extract(epoch from now() - cause.at) * 1000 as bigint)
      from %s
        join alert_notification n on n.notification_key = g.notification_key
        join job j on j.tenant_id = n.tenant_id and j.job_id = n.job_id
        cross join lateral (
          select told.run_key, told.at from (%s) told
          where told.at is not null
          order by %s told.at desc
          limit 1) cause
      where n.tenant_id = ?
      """;

  /** The end that stands counts: the receipt of one that was overridden caused nothing. */
  private static final String FAILED_RUNS =
      """
      select r.run_key, (
        select min(l.received_at) from life_cycle l
        where l.tenant_id = r.tenant_id and l.run_key = r.run_key and l.kind = 'failed'
          and l.at = r.end_at and l.digest = r.end_digest and l.received_at <= n.starts_at) as at
      from (
        select f.tenant_id, f.run_key, f.end_at, f.end_digest from run f
        where f.tenant_id = j.tenant_id and f.status = 'failed' and f.job_key = j.job_key
        order by f.run_at desc, f.run_key desc
        limit 50) r
      """;

  private static final String JUDGED_RUNS =
      """
      select f.run_key, f.is_of_table, (
        select max(l.received_at) from life_cycle l
        where l.tenant_id = f.tenant_id and l.run_key = f.run_key
          and l.received_at <= n.starts_at) as at
      from (
        select o.tenant_id, o.opened_run_key as run_key,
          coalesce(d.name = g.table_name, false) as is_of_table
        from finding o
          left join dataset d on d.tenant_id = o.tenant_id and d.dataset_key = o.dataset_key
        where o.tenant_id = j.tenant_id and o.check_name = g.check_name and o.job_key = j.job_key
        order by o.last_seen_at desc, o.finding_id desc
        limit 50) f
      """;

  private static final String OF_FAILURES =
      NEWEST.formatted("unnest(?) as g (notification_key)", FAILED_RUNS, "");

  private static final String OF_FINDINGS =
      NEWEST.formatted(
          "unnest(?, ?, ?) as g (notification_key, check_name, table_name)",
          JUDGED_RUNS,
          "told.is_of_table desc,");

  private final EntityManager entities;

  public ReportStories(EntityManager entities) {
    this.entities = entities;
  }

  /** By the key of the notification the newest end of a failed run of its job. */
  public Map<Long, ToldReport> ofFailures(String tenantId, Collection<Long> keys) {
    return session()
        .doReturningWork(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(OF_FAILURES)) {
                statement.setArray(
                    1, NotificationStore.array(connection, "bigint", keys, Function.identity()));
                statement.setString(2, tenantId);
                return reports(statement);
              }
            });
  }

  /** The same with the newest report about the run in which a check began to find it wrong. */
  public Map<Long, ToldReport> ofFindings(String tenantId, List<AskedCheck> asked) {
    return session().doReturningWork(connection -> ofFindings(connection, tenantId, asked));
  }

  private Session session() {
    return entities.unwrap(Session.class);
  }

  private static Map<Long, ToldReport> ofFindings(
      Connection connection, String tenantId, List<AskedCheck> asked) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_FINDINGS)) {
      statement.setArray(1, NotificationStore.array(connection, "bigint", asked, AskedCheck::key));
      statement.setArray(2, NotificationStore.array(connection, "text", asked, AskedCheck::check));
      statement.setArray(3, NotificationStore.array(connection, "text", asked, AskedCheck::table));
      statement.setString(4, tenantId);
      return reports(statement);
    }
  }

  private static Map<Long, ToldReport> reports(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      Map<Long, ToldReport> reports = new HashMap<>();
      while (rows.next()) {
        var report =
            new ToldReport(
                rows.getObject(2, UUID.class), rows.getLong(3), Math.max(0, rows.getLong(4)));
        reports.put(rows.getLong(1), report);
      }
      return reports;
    }
  }
}
