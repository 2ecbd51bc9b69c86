package io.trialsync.obs.persistence.lateness;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm by the key that makes it the same.
 *
 * @param kind {@code late_start}, {@code never_seen}, {@code late_finish} or {@code stuck}
 * @param runKey the run, where it is about one
 */
public record KeptAlarm(
    String tenantId, long jobKey, String kind, Instant of, @Nullable UUID runKey) {}
