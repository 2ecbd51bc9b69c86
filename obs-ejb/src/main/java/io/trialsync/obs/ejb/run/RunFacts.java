package io.trialsync.obs.ejb.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a report may say about its run besides what happened; every part may be absent.
 *
 * @param scheduledAt when the run was due
 * @param parentRunId run that started this one
 * @param continuous whether the job has no natural end (streaming, service)
 * @param zoneAssumed whether the event time came without an offset and was read as UTC
 * @param progress how far the run says it is, in words of its own that are compared and not shown
 */
public record RunFacts(
    @Nullable Integer maxAttempts,
    @Nullable Instant scheduledAt,
    @Nullable RunType runType,
    @Nullable String correlationId,
    @Nullable String traceId,
    @Nullable UUID parentRunId,
    boolean continuous,
    boolean zoneAssumed,
    @Nullable String progress) {

  /** A report that says nothing besides what happened. */
  public static final RunFacts NONE =
      new RunFacts(null, null, null, null, null, null, false, false, null);

  /** What a worker says that has no words for its progress. */
  public RunFacts(
      @Nullable Integer maxAttempts,
      @Nullable Instant scheduledAt,
      @Nullable RunType runType,
      @Nullable String correlationId,
      @Nullable String traceId,
      @Nullable UUID parentRunId,
      boolean continuous,
      boolean zoneAssumed) {
    this(
        maxAttempts,
        scheduledAt,
        runType,
        correlationId,
        traceId,
        parentRunId,
        continuous,
        zoneAssumed,
        null);
  }
}
