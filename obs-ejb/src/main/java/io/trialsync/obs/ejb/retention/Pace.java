package io.trialsync.obs.ejb.retention;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long to rest after a piece of work, so that the database has time for others. */
@FunctionalInterface
interface Pace {

  /**
   * Rests four times as long as it worked: a fifth of one connection's time is taken. The work
   * takes longer when the machine is busy, and so does the rest.
   */
  Pace FAIR = worked -> LockSupport.parkNanos(4 * worked.toNanos());

  /** Goes on at once. */
  Pace WITHOUT_REST = worked -> {};

  void rest(Duration worked);
}
