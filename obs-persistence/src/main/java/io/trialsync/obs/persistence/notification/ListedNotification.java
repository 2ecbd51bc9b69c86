package io.trialsync.obs.persistence.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification in lists.
 *
 * @param table null where it is about no table
 * @param runId null where no run is known, or it is not kept any more
 * @param deliveryMillis from the receipt of the report to that of the notification
 */
public record ListedNotification(
    long key,
    Instant receivedAt,
    String alertName,
    @Nullable String severity,
    String status,
    @Nullable String jobId,
    @Nullable String table,
    @Nullable UUID runId,
    String receiver,
    Instant startsAt,
    @Nullable Long deliveryMillis) {}
