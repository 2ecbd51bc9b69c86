package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which findings are asked for.
 *
 * @param jobKey key of a job of that tenant, only who found it there may ask; null for all jobs
 * @param from first moment, by the run that was the last to show it
 * @param until first moment that is not asked for any more
 * @param table name of a table, in whatever namespace; null for all
 * @param check name of a check; null for all
 * @param severity warn or fail; null for both
 * @param state open, resolved or accepted; null for all
 */
public record FindingFilter(
    String tenantId,
    @Nullable Long jobKey,
    Instant from,
    Instant until,
    @Nullable String table,
    @Nullable String check,
    @Nullable String severity,
    @Nullable String state) {}
