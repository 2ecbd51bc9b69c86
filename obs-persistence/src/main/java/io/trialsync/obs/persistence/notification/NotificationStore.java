package io.trialsync.obs.persistence.notification;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes notifications down, each once; joins the caller's transaction. */
public final class NotificationStore {
  private static final String ADD =
      """
      insert into alert_notification
        (tenant_id, alert_name, severity, status, job_id, receiver, fingerprint, starts_at)
      values (:tenant, :name, cast(:severity as text), :status, cast(:job as text), :receiver,
        :fingerprint, :starts)
      on conflict (tenant_id, fingerprint, starts_at, status, receiver) do nothing
      returning notification_key
      """;

  private static final String LINK =
      """
      update alert_notification set run_key = :run, delivery_ms = cast(:delivery as bigint)
      where tenant_id = :tenant and notification_key = :key
      """;

  private static final String TOLD_BEFORE =
      """
      select exists (
        select from alert_notification
        where tenant_id = :tenant and run_key = :run and alert_name = :name
          and receiver = :receiver and status = 'firing')
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

  /** Adds a notification; its key, or nothing when it is known already. */
  public Optional<Long> add(String tenantId, NotificationRow row) {
    List<?> keys =
        entities
            .createNativeQuery(ADD, Long.class)
            .setParameter("tenant", tenantId)
            .setParameter("name", row.alertName())
            .setParameter("severity", row.severity())
            .setParameter("status", row.status())
            .setParameter("job", row.jobId())
            .setParameter("receiver", row.receiver())
            .setParameter("fingerprint", row.fingerprint())
            .setParameter("starts", row.startsAt())
            .getResultList();
    return keys.stream().findFirst().map(Long.class::cast);
  }

  /** Says which run a notification is about, and how long it took where that is known. */
  public void link(String tenantId, long key, UUID runKey, @Nullable Long deliveryMillis) {
    entities
        .createNativeQuery(LINK)
        .setParameter("tenant", tenantId)
        .setParameter("key", key)
        .setParameter("run", runKey)
        .setParameter("delivery", deliveryMillis)
        .executeUpdate();
  }

  /** Whether that receiver was told of that run by an alert of that name. */
  public boolean isTold(String tenantId, UUID runKey, NotificationRow row) {
    return (Boolean)
        entities
            .createNativeQuery(TOLD_BEFORE, Boolean.class)
            .setParameter("tenant", tenantId)
            .setParameter("run", runKey)
            .setParameter("name", row.alertName())
            .setParameter("receiver", row.receiver())
            .getSingleResult();
  }

  /** Remembers that the alert that always fires was heard of now. */
  public void hearWatchdog(String tenantId) {
    entities.createNativeQuery(HEAR).setParameter("tenant", tenantId).executeUpdate();
  }
}
