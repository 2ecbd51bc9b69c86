package io.trialsync.obs.ejb.lateness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a time at which a job was due.
 *
 * @param deadline until when there was or is time; null: for ever
 */
public record PointView(ExpectedPoint point, PointState state, @Nullable Instant deadline) {

  /** When that changes if nothing is heard until then; null: never. */
  public @Nullable Instant changesAt() {
    return isLate() ? null : deadline;
  }

  /** Whether the time is over. */
  public boolean isLate() {
    return state == PointState.LATE_START || state == PointState.LATE_FINISH;
  }
}
