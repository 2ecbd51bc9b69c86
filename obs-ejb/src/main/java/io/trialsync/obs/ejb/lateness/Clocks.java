package io.trialsync.obs.ejb.lateness;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things may take. Three clocks for three questions: did it start, does it take too long,
 * is it done in time; one number for all three is what people complain of elsewhere.
 *
 * @param startGrace how much later than due a start may be; null: starts are not judged
 * @param maxRuntime how long a run may take; null: as long as it likes
 * @param finishDeadline when a run must have ended, from its due time; null: at any time
 * @param earlyTolerance how much earlier than due a run may start and still be the one
 * @param progressTimeout how long heartbeats may show the same progress; null: for ever
 * @param lostAfter how long nothing may be heard of a run before it is given up
 * @param firstSeenWithin when a declared job without a schedule must have shown itself
 */
public record Clocks(
    @Nullable Duration startGrace,
    @Nullable Duration maxRuntime,
    @Nullable Duration finishDeadline,
    Duration earlyTolerance,
    @Nullable Duration progressTimeout,
    Duration lostAfter,
    Duration firstSeenWithin) {

  /**
   * Where neither start nor finish has a limit. Long, since many a job of cron reports only its
   * end, and is then first heard of when it is done.
   */
  public static final Duration USUAL_START_GRACE = Duration.ofHours(1);

  /** As much as the clocks of two machines may be apart, and a start that was moved by hand. */
  public static final Duration USUAL_EARLY_TOLERANCE = Duration.ofMinutes(5);

  /** A run of which nothing was heard for a day will not be heard of again. */
  public static final Duration USUAL_LOST_AFTER = Duration.ofDays(1);

  /** A day: most jobs are daily, and what was declared today is meant to run tonight. */
  public static final Duration USUAL_FIRST_SEEN_WITHIN = Duration.ofDays(1);

  /** The clocks of a job from the three that are its own, the rest as usual. */
  public static Clocks of(
      @Nullable Duration startGrace,
      @Nullable Duration maxRuntime,
      @Nullable Duration finishDeadline) {
    boolean unlimited = startGrace == null && finishDeadline == null;
    return new Clocks(
        unlimited ? USUAL_START_GRACE : startGrace,
        maxRuntime,
        finishDeadline,
        USUAL_EARLY_TOLERANCE,
        null,
        USUAL_LOST_AFTER,
        USUAL_FIRST_SEEN_WITHIN);
  }

  /** The same with another early tolerance. */
  public Clocks withEarlyTolerance(Duration tolerance) {
    return new Clocks(
        startGrace,
        maxRuntime,
        finishDeadline,
        tolerance,
        progressTimeout,
        lostAfter,
        firstSeenWithin);
  }

  /** The same with a limit for heartbeats that show no progress. */
  public Clocks withProgressTimeout(Duration timeout) {
    return new Clocks(
        startGrace,
        maxRuntime,
        finishDeadline,
        earlyTolerance,
        timeout,
        lostAfter,
        firstSeenWithin);
  }

  /** The same with another limit after which a silent run is given up. */
  public Clocks withLostAfter(Duration silence) {
    return new Clocks(
        startGrace,
        maxRuntime,
        finishDeadline,
        earlyTolerance,
        progressTimeout,
        silence,
        firstSeenWithin);
  }
}
