package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;

/**
 * What was measured in a run and what the checks said.
 *
 * @param usable whether later runs may be compared with it
 * @param dqStatus the worst verdict
 * @param measures JSON object
 * @param checks JSON array; of past runs only what is bad, unless all were asked for
 */
public record RunQualityRow(
    UUID runKey,
    long jobKey,
    Instant runAt,
    boolean usable,
    String dqStatus,
    String measures,
    String checks) {}
