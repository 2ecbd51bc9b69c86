package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding as far as a person decides about it.
 *
 * @param datasetKey 0 for the run itself
 * @param table null for the run itself
 * @param column empty for the whole table
 */
public record DecidedFinding(
    UUID findingId,
    long jobKey,
    String jobId,
    long datasetKey,
    @Nullable String namespace,
    @Nullable String table,
    String check,
    String column,
    String state,
    UUID openedRunKey,
    Instant openedAt,
    UUID lastRunKey,
    @Nullable Instant closedAt,
    @Nullable String closeReason) {}
