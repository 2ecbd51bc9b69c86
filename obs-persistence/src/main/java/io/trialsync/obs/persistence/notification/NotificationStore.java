package io.trialsync.obs.persistence.notification;

import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Writes notifications down, each once; joins the caller's transaction. Each call is one statement,
 * however many notifications it is about.
 */
public final class NotificationStore {
  /** In the order of the key, so that two servers that are told the same wait for each other. */
  private static final String ADD =
      """
      with given as (
        select g.* from unnest(?, ?, ?, ?, ?, ?, ?, cast(? as timestamptz[])) with ordinality
          as g (alert_name, severity, status, job_id, table_name, receiver, fingerprint, starts_at, place)),
      added as (
        insert into alert_notification
          (tenant_id, alert_name, severity, status, job_id, table_name, receiver, fingerprint, starts_at)
        select ?, g.alert_name, g.severity, g.status, g.job_id, g.table_name, g.receiver, g.fingerprint,
          g.starts_at
        from given g
        order by g.fingerprint, g.starts_at, g.status, g.receiver, g.place
        on conflict (tenant_id, fingerprint, starts_at, status, receiver) do nothing
        returning notification_key, fingerprint, starts_at, status, receiver)
      select a.notification_key, cast(min(g.place) - 1 as integer)
      from added a join given g using (fingerprint, starts_at, status, receiver)
      group by a.notification_key
      """;

  private static final String LINK =
      """
      update alert_notification n set run_key = g.run_key, delivery_ms = g.delivery_ms
      from unnest(?, ?, ?) as g (notification_key, run_key, delivery_ms)
      where n.tenant_id = ? and n.notification_key = g.notification_key
      """;

  private static final String TOLD_BEFORE =
      """
      select n.notification_key
      from unnest(?, ?) as g (notification_key, run_key)
        join alert_notification n using (notification_key)
      where n.tenant_id = ? and exists (
        select from alert_notification b
        where b.tenant_id = n.tenant_id and b.run_key = g.run_key and b.alert_name = n.alert_name
          and b.receiver = n.receiver and b.status = 'firing')
      """;

  private static final String HEAR =
      """
      insert into alert_watchdog as w (tenant_id, last_at) values (:tenant, now())
      on conflict (tenant_id) do update set last_at = greatest(w.last_at, excluded.last_at)
      """;

  private final EntityManager entities;

  public NotificationStore(EntityManager entities) {
    this.entities = entities;
  }

  /** Adds notifications; the keys of those that were not known, by their place in the list. */
  public Map<Integer, Long> add(String tenantId, List<NotificationRow> rows) {
    return session().doReturningWork(connection -> add(connection, tenantId, rows));
  }

  /** Says which runs notifications are about, and how long they took where that is known. */
  public void link(String tenantId, List<LinkedRun> links) {
    session().doWork(connection -> link(connection, tenantId, links));
  }

  /**
   * Of which of them the receiver was told before, by an alert of the same name about that run.
   *
   * @param runs the run of each notification, by its key
   */
  public Set<Long> told(String tenantId, Map<Long, UUID> runs) {
    return session().doReturningWork(connection -> told(connection, tenantId, runs));
  }

  /** Remembers that the alert that always fires was heard of now. */
  public void hearWatchdog(String tenantId) {
    entities.createNativeQuery(HEAR).setParameter("tenant", tenantId).executeUpdate();
  }

  private Session session() {
    return entities.unwrap(Session.class);
  }

  private static Map<Integer, Long> add(
      Connection connection, String tenantId, List<NotificationRow> rows) throws SQLException {
    List<Function<NotificationRow, @Nullable Object>> columns =
        List.of(
            NotificationRow::alertName,
            NotificationRow::severity,
            NotificationRow::status,
            NotificationRow::jobId,
            NotificationRow::table,
            NotificationRow::receiver,
            NotificationRow::fingerprint,
            row -> row.startsAt().toString());
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      int next = 1;
      for (Function<NotificationRow, @Nullable Object> column : columns) {
        statement.setArray(next++, array(connection, "text", rows, column));
      }
      statement.setString(next, tenantId);
      try (ResultSet added = statement.executeQuery()) {
        Map<Integer, Long> keys = new HashMap<>();
        while (added.next()) {
          keys.put(added.getInt(2), added.getLong(1));
        }
        return keys;
      }
    }
  }

  private static void link(Connection connection, String tenantId, List<LinkedRun> links)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LINK)) {
      statement.setArray(1, array(connection, "bigint", links, LinkedRun::key));
      statement.setArray(2, array(connection, "uuid", links, LinkedRun::runKey));
      statement.setArray(3, array(connection, "bigint", links, LinkedRun::deliveryMillis));
      statement.setString(4, tenantId);
      statement.executeUpdate();
    }
  }

  private static Set<Long> told(Connection connection, String tenantId, Map<Long, UUID> runs)
      throws SQLException {
    List<Map.Entry<Long, UUID>> asked = List.copyOf(runs.entrySet());
    try (PreparedStatement statement = connection.prepareStatement(TOLD_BEFORE)) {
      statement.setArray(1, array(connection, "bigint", asked, Map.Entry::getKey));
      statement.setArray(2, array(connection, "uuid", asked, Map.Entry::getValue));
      statement.setString(3, tenantId);
      try (ResultSet keys = statement.executeQuery()) {
        Set<Long> told = new HashSet<>();
        while (keys.next()) {
          told.add(keys.getLong(1));
        }
        return told;
      }
    }
  }

  /** One column of all rows. */
  static <T> Array array(
      Connection connection,
      String type,
      Collection<T> rows,
      Function<? super T, ? extends @Nullable Object> value)
      throws SQLException {
    @Nullable Object[] values = new @Nullable Object[rows.size()];
    int place = 0;
    for (T row : rows) {
      values[place++] = value.apply(row);
    }
    return connection.createArrayOf(type, values);
  }
}
