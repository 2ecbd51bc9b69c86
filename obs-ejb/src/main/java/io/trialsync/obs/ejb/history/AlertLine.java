package io.trialsync.obs.ejb.history;

import io.trialsync.obs.persistence.notification.ListedNotification;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One alert that was sent; flat, so that a dashboard can show it as it is.
 *
 * @param at when Alertmanager said that it had sent it
 * @param table null where it is about no table
 * @param runId null where no run is known, or it is not kept any more
 * @param startsAt when the alert began, by the clock of Prometheus
 * @param deliverySeconds from the receipt of the report to {@code at}; only for the first word of
 *     an alert about a run
 */
public record AlertLine(
    Instant at,
    String name,
    @Nullable String severity,
    String status,
    @Nullable String jobId,
    @Nullable String table,
    @Nullable UUID runId,
    String receiver,
    Instant startsAt,
    @Nullable Double deliverySeconds) {

  static AlertLine of(ListedNotification told) {
    Long millis = told.deliveryMillis();
    return new AlertLine(
        told.receivedAt(),
        told.alertName(),
        told.severity(),
        told.status(),
        told.jobId(),
        told.table(),
        told.runId(),
        told.receiver(),
        told.startsAt(),
        millis == null ? null : millis / 1e3);
  }
}
