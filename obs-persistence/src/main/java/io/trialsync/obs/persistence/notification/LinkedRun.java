package io.trialsync.obs.persistence.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which run a notification is about.
 *
 * @param key of the notification
 * @param deliveryMillis how long it took; null where that is not measured
 */
public record LinkedRun(long key, UUID runKey, @Nullable Long deliveryMillis) {}
