package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run told about one phase on one table, each group of numbers with the time that it was
 * told at.
 *
 * @param origin how the server itself came to the row count; null when a worker told it
 * @param nullCounts JSON object, nulls by column
 * @param columns JSON array of {name, type, nullable}
 * @param assertions JSON array of {name, column, passed, severity}
 */
public record StageFactsRow(
    UUID runKey,
    String phase,
    String namespace,
    String table,
    @Nullable Long recordsExtracted,
    @Nullable Long recordsLoaded,
    @Nullable Long rowCount,
    @Nullable String origin,
    @Nullable String nullCounts,
    @Nullable Instant countedAt,
    @Nullable String columns,
    @Nullable Instant describedAt,
    @Nullable String assertions,
    @Nullable Instant assertedAt) {}
