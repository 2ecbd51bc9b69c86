package io.trialsync.obs.persistence.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one check last said about one table of a job, or about a bad column of it.
 *
 * @param table null for the run itself
 * @param check empty: the worst of all checks of the newest run
 * @param verdict pass, warn or fail
 * @param value what was measured; null where that is no number
 * @param badSince when it was first given; null when it is not bad
 */
public record NewestVerdict(
    @Nullable String table,
    String check,
    String verdict,
    @Nullable Double value,
    @Nullable Instant badSince) {}
