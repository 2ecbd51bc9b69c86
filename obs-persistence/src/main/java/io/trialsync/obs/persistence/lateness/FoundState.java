package io.trialsync.obs.persistence.lateness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found when a job was looked at; the fields are the columns of {@code job_lateness},
 * which the migration explains.
 */
public record FoundState(
    String tenantId,
    long jobKey,
    boolean everSeen,
    Instant nextLookAt,
    boolean byReport,
    boolean watched,
    @Nullable Instant awaitedDueAt,
    @Nullable Instant startDeadlineAt,
    @Nullable Instant finishDeadlineAt,
    @Nullable Instant lateSince,
    int stuckRuns,
    @Nullable Instant stuckSince,
    boolean unseen,
    @Nullable Instant decidedUntil) {}
