package io.trialsync.obs.ejb.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are to be added up.
 *
 * @param jobId one job; null for all jobs of the tenant, by day only
 * @param until first moment after the window; buckets that it cuts are added up as a whole
 */
public record SummaryQuestion(@Nullable String jobId, Bucket bucket, Instant from, Instant until) {}
