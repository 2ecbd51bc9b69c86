package io.trialsync.obs.persistence.notification;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists notifications for people, newest first; joins the caller's transaction. */
public final class NotificationList {
  private static final String COLUMNS =
      """
      select n.notification_key, n.received_at, n.alert_name, n.severity, n.status, n.job_id,
        n.table_name,
        (select r.run_id from run r where r.tenant_id = n.tenant_id and r.run_key = n.run_key),
        n.receiver, n.starts_at, n.delivery_ms
      """;

  private static final String NEWEST_FIRST =
      " order by n.received_at desc, n.notification_key desc";

  private final EntityManager entities;

  public NotificationList(EntityManager entities) {
    this.entities = entities;
  }

  /** Notifications after the given number of them. */
  public List<ListedNotification> page(NotificationFilter filter, int offset, int size) {
    return rows(filter, null, offset, size);
  }

  /** Notifications that come after the given place. */
  public List<ListedNotification> pageAfter(
      NotificationFilter filter, NotificationPlace place, int size) {
    return rows(filter, place, 0, size);
  }

  /** How many there are, counted up to a limit. */
  public int count(NotificationFilter filter, int limit) {
    Query query =
        entities.createNativeQuery(
            "select count(*) from (select 1 " + matching(filter) + " limit :limit) counted",
            Long.class);
    bind(query, filter).setParameter("limit", limit);
    return ((Number) query.getSingleResult()).intValue();
  }

  private List<ListedNotification> rows(
      NotificationFilter filter, @Nullable NotificationPlace after, int offset, int size) {
    String rest = after == null ? "" : " and (n.received_at, n.notification_key) < (:at, :key)";
    Query query = entities.createNativeQuery(COLUMNS + matching(filter) + rest + NEWEST_FIRST);
    if (after != null) {
      query.setParameter("at", after.receivedAt()).setParameter("key", after.key());
    }
    List<?> found = bind(query, filter).setFirstResult(offset).setMaxResults(size).getResultList();
    return found.stream().map(row -> notification((@Nullable Object[]) row)).toList();
  }

  private static String matching(NotificationFilter filter) {
    return "from alert_notification n where n.tenant_id = :tenant and n.received_at >= :since"
        + (filter.jobId() == null ? "" : " and n.job_id = :job")
        + (filter.runKey() == null ? "" : " and n.run_key = :run");
  }

  private static Query bind(Query query, NotificationFilter filter) {
    query.setParameter("tenant", filter.tenantId()).setParameter("since", filter.since());
    if (filter.jobId() != null) {
      query.setParameter("job", filter.jobId());
    }
    if (filter.runKey() != null) {
      query.setParameter("run", filter.runKey());
    }
    return query;
  }

  private static ListedNotification notification(@Nullable Object[] row) {
    Number delivery = (Number) row[10];
    return new ListedNotification(
        ((Number) Objects.requireNonNull(row[0])).longValue(),
        (Instant) Objects.requireNonNull(row[1]),
        text(row[2]),
        (String) row[3],
        text(row[4]),
        (String) row[5],
        (String) row[6],
        (UUID) row[7],
        text(row[8]),
        (Instant) Objects.requireNonNull(row[9]),
        delivery == null ? null : delivery.longValue());
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
