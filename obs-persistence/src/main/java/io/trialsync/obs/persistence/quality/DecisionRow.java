package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about the baselines of a job.
 *
 * @param kind accept or exclude
 * @param check empty for all
 * @param namespace null for all tables
 * @param table null for all tables
 * @param column empty for all
 */
public record DecisionRow(
    String kind,
    String check,
    @Nullable String namespace,
    @Nullable String table,
    String column,
    Instant from,
    @Nullable Instant until) {}
