package io.trialsync.obs.ejb.history;

import io.trialsync.obs.persistence.notification.ListedNotification;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was told of a job or a run.
 *
 * @param name of the alert
 * @param status {@code firing}, or {@code resolved} when it was over
 * @param table null where it is about no table
 * @param at when Alertmanager said that it had sent it
 * @param receiver as Alertmanager names those who get it
 */
public record AlertView(
    String name,
    @Nullable String severity,
    String status,
    @Nullable String table,
    Instant at,
    String receiver) {
  /** Most that are shown with one job or run. */
  static final int MOST = 20;

  static AlertView of(ListedNotification told) {
    return new AlertView(
        told.alertName(),
        told.severity(),
        told.status(),
        told.table(),
        told.receivedAt(),
        told.receiver());
  }
}
