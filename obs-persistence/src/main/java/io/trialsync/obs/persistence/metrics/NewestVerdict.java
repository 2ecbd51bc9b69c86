package io.trialsync.obs.persistence.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one check last said about one table of a job.
 *
 * @param table null for the run itself
 * @param check empty: the worst of all checks of the newest run
 * @param verdict the worst over its columns: pass, warn or fail
 * @param value the greatest over its columns
 * @param badSince when the newest of its bad verdicts was first given; null when none is bad
 */
public record NewestVerdict(
    @Nullable String table,
    String check,
    String verdict,
    @Nullable Double value,
    @Nullable Instant badSince) {}
