package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest verdict of a check on a table or one of its columns.
 *
 * @param namespace null for the run itself
 * @param table null for the run itself
 * @param column empty for the whole table
 */
public record CheckStateRow(
    @Nullable String namespace,
    @Nullable String table,
    String check,
    String column,
    Instant runAt,
    UUID runKey,
    String verdict,
    @Nullable Double value) {}
