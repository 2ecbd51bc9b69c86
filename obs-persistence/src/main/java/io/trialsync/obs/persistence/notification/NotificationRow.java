package io.trialsync.obs.persistence.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One alert of one message, as it is kept.
 *
 * @param status firing or resolved
 * @param table by its stored name; null where it is about none
 * @param startsAt when the alert began, by the clock of Prometheus
 */
public record NotificationRow(
    String alertName,
    @Nullable String severity,
    String status,
    @Nullable String jobId,
    @Nullable String table,
    String receiver,
    String fingerprint,
    Instant startsAt) {}
