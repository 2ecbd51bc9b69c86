package io.trialsync.obs.ejb.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Runs that a person wants out of the baselines of a job.
 *
 * @param from the first start of a run that it is about
 * @param until the start of a run from which on it is over
 * @param namespace null where the name of the table says enough
 * @param table null for all tables and the run itself
 * @param check null for all
 */
public record Exclusion(
    Instant from,
    Instant until,
    @Nullable String namespace,
    @Nullable String table,
    @Nullable String check,
    String reason) {}
