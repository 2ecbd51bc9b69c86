package io.trialsync.obs.ejb.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one run.
 *
 * @param errorMessage as the worker told it, cut to 2 KB
 * @param dqStatus worst verdict of the checks; null when nothing was evaluated
 * @param dqFindings what the checks found wrong, the worst first
 * @param alerts that were sent about it, the newest first
 * @param flags what to be careful about: {@code clock_ahead} (the worker's clock runs ahead of
 *     ours), {@code zone_assumed} (a time came without offset and was read as UTC)
 * @param events what was reported, by event time
 */
public record RunView(
    UUID runId,
    String jobId,
    @Nullable Instant scheduledAt,
    @Nullable Instant startAt,
    @Nullable Instant endAt,
    @Nullable Long durationMs,
    String status,
    @Nullable String runType,
    int attemptCount,
    @Nullable Integer maxAttempts,
    boolean retriesExhausted,
    @Nullable String errorCategory,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    @Nullable Integer httpStatus,
    @Nullable Long recordsExtracted,
    @Nullable Long recordsLoaded,
    @Nullable String dqStatus,
    List<RunFinding> dqFindings,
    List<AttemptView> attempts,
    List<StageView> stages,
    List<CheckView> checks,
    List<AlertView> alerts,
    List<EventView> events,
    @Nullable String correlationId,
    @Nullable String traceId,
    @Nullable UUID parentRunId,
    List<String> flags) {

  /** One try. */
  public record AttemptView(
      int attempt,
      UUID runId,
      String status,
      @Nullable Instant startAt,
      @Nullable Instant endAt,
      @Nullable Long durationMs,
      @Nullable String errorCategory,
      @Nullable String errorCode,
      @Nullable String errorMessage,
      @Nullable Integer httpStatus) {}

  /**
   * One phase on one table, with the latest numbers that were reported of it.
   *
   * @param origin how the server itself came to the row count; null when a worker told it
   */
  public record StageView(
      String phase,
      @Nullable String namespace,
      String table,
      int attempt,
      Instant at,
      @Nullable Long recordsExtracted,
      @Nullable Long recordsLoaded,
      @Nullable Long rowCount,
      @Nullable Map<String, Long> nullCounts,
      @Nullable List<ColumnView> columns,
      @Nullable List<AssertionView> assertions,
      @Nullable String origin) {}

  /** What another tool found out about a table, or a column of it. */
  public record AssertionView(
      String name, @Nullable String column, boolean passed, String severity) {}

  /** One column of a table, in the words of the source system. */
  public record ColumnView(String name, @Nullable String type, @Nullable Boolean nullable) {}

  /**
   * One thing that was reported.
   *
   * @param overridden an end that another end has taken the place of
   */
  public record EventView(String event, Instant at, int attempt, boolean overridden) {}
}
