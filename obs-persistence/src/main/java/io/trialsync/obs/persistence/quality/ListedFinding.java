package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding in lists, with what people set for its job.
 *
 * @param table null for the run itself
 * @param openedRunId null when the run is not kept any more
 * @param lastRunId null when the run is not kept any more
 */
public record ListedFinding(
    UUID findingId,
    String jobId,
    String check,
    @Nullable String namespace,
    @Nullable String table,
    @Nullable String column,
    String metric,
    @Nullable String detail,
    @Nullable Double value,
    @Nullable Double baseline,
    @Nullable Double threshold,
    String severity,
    String state,
    Instant openedAt,
    @Nullable UUID openedRunId,
    Instant lastSeenAt,
    @Nullable UUID lastRunId,
    int timesSeen,
    @Nullable Instant closedAt,
    @Nullable String closeReason,
    @Nullable String owner,
    @Nullable String runbookUrl) {}
