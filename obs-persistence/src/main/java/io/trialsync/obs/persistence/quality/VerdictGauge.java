package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What metrics show of one check on one table.
 *
 * @param table null for the run itself
 * @param check empty: the worst of all checks of the newest run
 * @param verdict the worst over its columns: pass, warn or fail
 * @param value the greatest over its columns
 * @param badSince when the newest of its bad verdicts was first given; null when none is bad
 */
public record VerdictGauge(
    String tenantId,
    String jobId,
    @Nullable String table,
    String check,
    String verdict,
    @Nullable Double value,
    @Nullable Instant badSince) {}
