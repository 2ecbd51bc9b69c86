package io.trialsync.obs.ejb.lateness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a job is watched, and since when it is expected. No run ends a pause.
 *
 * @param pausedUntil when a pause ends by itself; null: when a person ends it
 * @param expectedSince when the job was declared or first heard of, last resumed, or given another
 *     schedule: nothing that was due before is missed, and every clock starts afresh
 * @param everSeen whether any run of it was ever heard of
 */
public record JobLife(
    State state, @Nullable Instant pausedUntil, Instant expectedSince, boolean everSeen) {

  /** What people said of the job. */
  public enum State {
    ACTIVE,
    PAUSED,
    /** Gone for good: silent, whatever it does. */
    RETIRED
  }

  /** Whether anything about the job may be called late then. */
  public boolean isWatched(Instant now) {
    return switch (state) {
      case ACTIVE -> true;
      case RETIRED -> false;
      case PAUSED -> pausedUntil != null && !now.isBefore(pausedUntil);
    };
  }

  /** Since when the job is expected: a pause that ended by itself was a new beginning. */
  public Instant since() {
    return state == State.PAUSED && pausedUntil != null && pausedUntil.isAfter(expectedSince)
        ? pausedUntil
        : expectedSince;
  }
}
