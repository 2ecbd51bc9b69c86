package io.trialsync.obs.persistence.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs of a job are asked for.
 *
 * @param jobKey key of a job of that tenant; only who found it there may ask
 * @param from first moment, by start of the run
 * @param until first moment that is not asked for any more
 * @param status only runs of this status; null for all
 */
public record RunWindow(
    String tenantId, long jobKey, Instant from, Instant until, @Nullable String status) {}
