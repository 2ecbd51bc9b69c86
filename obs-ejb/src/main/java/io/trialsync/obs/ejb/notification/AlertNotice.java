package io.trialsync.obs.ejb.notification;

import io.trialsync.obs.persistence.notification.NotificationRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a message of Alertmanager, reduced to what is kept of it.
 *
 * @param tenantId whose job it is about; {@code default} where the alert has no such label
 * @param table what it is about, by its stored name
 * @param check what found it; used to find the run, not kept
 * @param fingerprint by which Alertmanager knows the alert
 * @param startsAt when it began, by the clock of Prometheus
 */
public record AlertNotice(
    String tenantId,
    String name,
    @Nullable String severity,
    @Nullable String jobId,
    @Nullable String table,
    @Nullable String check,
    String receiver,
    String fingerprint,
    boolean firing,
    Instant startsAt) {
  private static final String WATCHDOG = "Watchdog";

  /** Whether it is the alert that always fires. */
  boolean isWatchdog() {
    return firing && name.equals(WATCHDOG);
  }

  NotificationRow row() {
    return new NotificationRow(
        name,
        severity,
        firing ? "firing" : "resolved",
        jobId,
        table,
        receiver,
        fingerprint,
        startsAt);
  }
}
