package io.trialsync.obs.persistence.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last runs of a job came to. No time is later than that at which it was heard of.
 *
 * @param startedAt when the newest run started that is not queued only
 * @param succeededAt when the newest good run ended
 * @param failedAt when the newest failed run ended
 * @param errorCategory why that one failed; null when none has
 * @param consecutiveFailures runs that failed since the newest good one
 * @param retries tries of the newest ended run after its first; null when none has ended
 * @param retriesExhausted whether that one failed and may not be tried again
 */
public record LastRuns(
    @Nullable Instant startedAt,
    @Nullable Instant succeededAt,
    @Nullable Instant failedAt,
    @Nullable String errorCategory,
    int consecutiveFailures,
    @Nullable Integer retries,
    boolean retriesExhausted) {}
