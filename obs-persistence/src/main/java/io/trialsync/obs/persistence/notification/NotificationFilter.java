package io.trialsync.obs.persistence.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications are asked for.
 *
 * @param since first moment, by when we heard of them
 * @param jobId only those about this job; null for all
 * @param runKey only those about this run; null for all
 */
public record NotificationFilter(
    String tenantId, Instant since, @Nullable String jobId, @Nullable UUID runKey) {}
