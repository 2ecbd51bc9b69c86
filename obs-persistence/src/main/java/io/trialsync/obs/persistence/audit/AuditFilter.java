package io.trialsync.obs.persistence.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the trail are asked for.
 *
 * @param until first moment that is not asked for any more
 * @param jobId only lines of this job; null for all
 * @param action only lines of this action; null for all
 */
public record AuditFilter(
    String tenantId,
    Instant from,
    Instant until,
    @Nullable String jobId,
    @Nullable String action) {}
