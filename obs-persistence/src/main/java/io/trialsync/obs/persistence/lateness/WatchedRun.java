package io.trialsync.obs.persistence.lateness;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a job that is looked at.
 *
 * @param runId id of its newest try, where it has not ended
 * @param attempt its newest try
 * @param startHeardAt when we first heard that it runs or ran
 * @param startAt when it started by the worker's clock
 * @param heardAt when we last heard of it
 * @param givenUp whether its end is one that we concluded
 * @param progressSince since when its heartbeats show the same progress; null when they show none
 * @param beatAt the last heartbeat that showed any
 */
public record WatchedRun(
    long jobKey,
    UUID runKey,
    UUID runId,
    int attempt,
    String status,
    @Nullable String runType,
    @Nullable Instant startHeardAt,
    @Nullable Instant startAt,
    Instant heardAt,
    boolean givenUp,
    @Nullable Instant progressSince,
    @Nullable Instant beatAt) {}
