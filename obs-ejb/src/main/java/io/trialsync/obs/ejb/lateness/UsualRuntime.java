package io.trialsync.obs.ejb.lateness;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the good runs of a job took lately: what may have happened while we were blind.
 *
 * @param shortest null when nothing is known: then a run may have come and gone in no time
 * @param longest null when nothing is known
 */
public record UsualRuntime(@Nullable Duration shortest, @Nullable Duration longest) {

  /** A job without history. */
  public static final UsualRuntime UNKNOWN = new UsualRuntime(null, null);
}
