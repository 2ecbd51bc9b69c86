package io.trialsync.obs.persistence.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stage together with the table and the schema that it refers to.
 *
 * @param nullCounts JSON object, nulls by column
 * @param columns JSON array of {name, type, nullable}
 * @param assertions JSON array of {name, column, passed, severity}
 * @param origin how the server itself came to the row count; null when a worker told it
 */
public record StageRow(
    String phase,
    String namespace,
    String table,
    int attempt,
    Instant at,
    @Nullable Long recordsExtracted,
    @Nullable Long recordsLoaded,
    @Nullable Long rowCount,
    @Nullable String nullCounts,
    @Nullable String columns,
    @Nullable String assertions,
    @Nullable String origin) {}
