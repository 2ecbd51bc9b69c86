package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table as they are expected, or as one run saw them.
 *
 * @param columns JSON array of {name, type, nullable}
 * @param runId id of the run that they come from, as it was reported; null when that run is gone
 * @param accepted whether a person said so; else it was learned
 */
public record KeptSchema(
    long datasetKey,
    String namespace,
    String table,
    String columns,
    UUID runKey,
    @Nullable UUID runId,
    Instant runAt,
    boolean accepted) {}
