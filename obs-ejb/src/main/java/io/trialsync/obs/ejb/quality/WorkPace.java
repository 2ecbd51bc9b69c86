package io.trialsync.obs.ejb.quality;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long judging rests, to make room for reports: hardly while few come in. While many do it
 * takes a third of a core at most, and looks once a second, since the stages and the end of a run
 * are then judged together.
 */
final class WorkPace {
  private static final int BUSY_REPORTS_A_SECOND = 100;
  private static final long SECOND = 1_000_000_000L;
  private static final Duration LONGEST = Duration.ofMillis(250);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final LongSupplier reports;
  private final LongSupplier nanoTime;
  private long measuredAt;
  private long counted;
  private boolean busy;

  /**
   * @param reports how many have arrived at all
   * @param nanoTime as of {@link System#nanoTime()}
   */
  WorkPace(LongSupplier reports, LongSupplier nanoTime) {
    this.reports = reports;
    this.nanoTime = nanoTime;
    measuredAt = nanoTime.getAsLong();
  }

  /** After so long a piece of work. */
  Duration restAfter(Duration worked) {
    Duration rest = isBusy() ? worked.multipliedBy(2) : worked.dividedBy(4);
    return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
  }

  /** When all that was due has been judged. */
  Duration restBeforeNextLook() {
    return isBusy() ? BETWEEN_LOOKS : Duration.ZERO;
  }

  /** By the last whole second: a single run that tells all of it at once is not many. */
  private boolean isBusy() {
    long past = nanoTime.getAsLong() - measuredAt;
    if (past >= SECOND) {
      long arrived = reports.getAsLong();
      busy = (arrived - counted) * (double) SECOND > BUSY_REPORTS_A_SECOND * (double) past;
      counted = arrived;
      measuredAt += past;
    }
    return busy;
  }
}
