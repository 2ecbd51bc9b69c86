package io.trialsync.obs.ejb.history;

import io.trialsync.obs.persistence.run.Run;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run in lists: flat, so that a dashboard can show it as it is. */
public record RunSummary(
    UUID runId,
    String jobId,
    @Nullable Instant scheduledAt,
    @Nullable Instant startAt,
    @Nullable Instant endAt,
    @Nullable Long durationMs,
    String status,
    @Nullable String runType,
    int attemptCount,
    boolean retriesExhausted,
    @Nullable String errorCategory,
    @Nullable String errorCode,
    @Nullable Long recordsExtracted,
    @Nullable Long recordsLoaded,
    @Nullable String dqStatus) {

  static RunSummary of(Run run, String jobId, @Nullable String dqStatus) {
    return new RunSummary(
        run.runId(),
        jobId,
        run.scheduledAt(),
        run.startAt(),
        run.endAt(),
        run.durationMillis(),
        run.status(),
        run.runType(),
        run.attemptCount(),
        retriesExhausted(run),
        run.errorCategory(),
        run.errorCode(),
        run.recordsExtracted(),
        run.recordsLoaded(),
        dqStatus);
  }

  /** Failed, and no try is left. */
  static boolean retriesExhausted(Run run) {
    Integer most = run.maxAttempts();
    return "failed".equals(run.status()) && most != null && run.attemptCount() >= most;
  }
}
