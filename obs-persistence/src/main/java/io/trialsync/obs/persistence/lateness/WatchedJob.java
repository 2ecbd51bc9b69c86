package io.trialsync.obs.persistence.lateness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that is looked at, as people set it and as it was found the last time.
 *
 * @param settings the settings as a JSON object
 * @param expectedSince when it was declared or first heard of, resumed, or given another schedule
 * @param everSeen whether any run of it was ever heard of
 * @param decidedUntil points that were due until then have been counted; null: none yet
 */
public record WatchedJob(
    String tenantId,
    long jobKey,
    String jobId,
    String state,
    String settings,
    boolean continuous,
    Instant expectedSince,
    boolean everSeen,
    @Nullable Instant decidedUntil) {}
