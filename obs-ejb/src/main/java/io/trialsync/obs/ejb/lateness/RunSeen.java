package io.trialsync.obs.ejb.lateness;

import io.trialsync.obs.ejb.lateness.schedule.Span;
import io.trialsync.obs.ejb.lateness.schedule.Spans;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as this server saw it. All times but one are those of our own clock.
 *
 * @param scheduled false for manual and backfill runs: they neither satisfy nor miss a point
 * @param startHeardAt when we first heard that it runs or ran; null while it is queued only
 * @param saidToStartAt when it started by the worker's clock, which counts only where we were blind
 * @param heardAt when we last heard of it
 * @param progress what its heartbeats show; null when it sends none
 * @param end how it really ended; null while it runs, and for one that was only given up
 * @param continuous whether it has no natural end
 */
public record RunSeen(
    UUID runKey,
    boolean scheduled,
    @Nullable Instant startHeardAt,
    @Nullable Instant saidToStartAt,
    Instant heardAt,
    @Nullable Progress progress,
    @Nullable End end,
    boolean continuous) {

  /** How a run ended. */
  public enum End {
    SUCCESS,
    SKIPPED,
    FAILED
  }

  /**
   * What the heartbeats of a run show.
   *
   * @param since when the progress token was first the one that it is
   * @param beatAt the last heartbeat
   */
  public record Progress(Instant since, Instant beatAt) {}

  /** Whether it started. */
  boolean hasStarted() {
    return startHeardAt != null;
  }

  /**
   * When it started: when we heard of it, but for a run that started while we were blind. Of that
   * one the worker is the only witness.
   */
  Instant start(Spans suspensions) {
    Instant heard = startHeardAt == null ? heardAt : startHeardAt;
    if (saidToStartAt != null) {
      for (Span span : suspensions.list()) {
        if (span.contains(saidToStartAt) && !heard.isBefore(span.end())) {
          return saidToStartAt;
        }
      }
    }
    return heard;
  }
}
