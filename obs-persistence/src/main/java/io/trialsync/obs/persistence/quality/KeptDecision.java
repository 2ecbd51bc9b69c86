package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about the baselines of a job, as it is kept.
 *
 * @param check empty for all
 * @param datasetKey 0 for all tables and the run itself
 * @param table null for all tables
 * @param column empty for all
 * @param kind accept or exclude
 */
public record KeptDecision(
    UUID decisionId,
    long jobKey,
    String kind,
    String check,
    long datasetKey,
    @Nullable String namespace,
    @Nullable String table,
    String column,
    Instant from,
    @Nullable Instant until,
    String reason,
    String clientId,
    Instant decidedAt) {}
