package io.trialsync.obs.ejb.quality;

import java.time.Duration;

/**
 * How long judging rests after a piece of work, so that it takes a third of a core at most while
 * many reports come in, and hardly waits while few do.
 */
final class WorkPace {
  private static final int BUSY_REPORTS_A_SECOND = 100;
  private static final Duration LONGEST = Duration.ofMillis(250);

  private WorkPace() {}

  /**
   * @param reports how many arrived while it was worked
   */
  static Duration restAfter(Duration worked, long reports) {
    boolean busy = reports * 1_000_000_000L > BUSY_REPORTS_A_SECOND * worked.toNanos();
    Duration rest = busy ? worked.multipliedBy(2) : worked.dividedBy(4);
    return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
  }
}
