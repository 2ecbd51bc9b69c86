package io.trialsync.obs.persistence.metrics;

import org.jspecify.annotations.Nullable;

/**
 * How many findings of one kind are open for a job.
 *
 * @param table null for findings about the run itself
 * @param severity warn or fail
 */
public record OpenFindings(@Nullable String table, String check, String severity, long number) {}
