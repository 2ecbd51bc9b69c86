package io.trialsync.obs.persistence.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One alert of one message, as it is kept.
 *
 * @param status firing or resolved
 * @param startsAt when the alert began, by the clock of Prometheus
 */
public record NotificationRow(
    String alertName,
    @Nullable String severity,
    String status,
    @Nullable String jobId,
    String receiver,
    String fingerprint,
    Instant startsAt) {}
