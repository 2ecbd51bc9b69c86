package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in a run and what the checks said.
 *
 * @param usable whether later runs may be compared with it
 * @param dqStatus the worst verdict
 * @param measures JSON object
 * @param checks JSON object; null where only what is bad was asked for
 * @param bad the same of those checks that are bad
 * @param nullColumnsKey says which columns the numbers of nulls in the measures belong to; null
 *     where the names stand with them, as they once did
 * @param nullColumns JSON array with those names; null where they were known or not asked for
 */
public record RunQualityRow(
    UUID runKey,
    long jobKey,
    Instant runAt,
    boolean usable,
    String dqStatus,
    String measures,
    @Nullable String checks,
    String bad,
    @Nullable UUID nullColumnsKey,
    @Nullable String nullColumns) {}
