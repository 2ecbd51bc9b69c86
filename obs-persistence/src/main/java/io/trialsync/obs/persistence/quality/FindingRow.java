package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is kept.
 *
 * @param identity made of what makes two findings of a job the same
 * @param table null for the run itself, and so is its namespace
 * @param column null for the whole table
 * @param steps JSON of what the last runs said about it
 */
public record FindingRow(
    UUID findingId,
    UUID identity,
    @Nullable String namespace,
    @Nullable String table,
    String check,
    @Nullable String column,
    String metric,
    @Nullable String detail,
    String state,
    String severity,
    @Nullable Double value,
    @Nullable Double baseline,
    @Nullable Double threshold,
    UUID openedRunKey,
    Instant openedAt,
    UUID lastRunKey,
    Instant lastSeenAt,
    int timesSeen,
    int goodRuns,
    @Nullable Instant closedAt,
    @Nullable String closeReason,
    String steps) {}
