package io.trialsync.obs.persistence.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is late with a job; the fields are columns of {@code job_lateness}. */
public record JobLateness(
    @Nullable Instant expectedSince,
    @Nullable Instant awaitedDueAt,
    @Nullable Instant startDeadlineAt,
    @Nullable Instant finishDeadlineAt,
    @Nullable Instant lateSince,
    int stuckRuns,
    @Nullable Instant stuckSince,
    boolean unseen) {}
