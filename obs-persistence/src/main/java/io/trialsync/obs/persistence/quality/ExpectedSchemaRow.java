package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;

/**
 * The columns that a table should have, since that run.
 *
 * @param columns JSON array of {name, type, nullable}
 * @param accepted whether a person said so; else it was learned
 */
public record ExpectedSchemaRow(
    String namespace, String table, String columns, UUID runKey, Instant runAt, boolean accepted) {}
