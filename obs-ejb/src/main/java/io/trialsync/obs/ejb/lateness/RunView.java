package io.trialsync.obs.ejb.lateness;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a run that has not ended.
 *
 * @param startedAt null while it is queued
 * @param since since when it is stuck or given up; null when it is neither
 * @param changesAt when that changes if nothing is heard until then; null: never
 */
public record RunView(
    UUID runKey,
    RunState state,
    @Nullable Instant startedAt,
    @Nullable Instant since,
    @Nullable Instant changesAt) {}
