package io.trialsync.obs.ejb.retention;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long to rest after a piece of work, so that the database has time for others. */
@FunctionalInterface
interface Pace {

  /** Rests at least as long as it worked: at most half of one connection's time is taken. */
  Pace FAIR = worked -> LockSupport.parkNanos(worked.toNanos());

  /** Goes on at once. */
  Pace WITHOUT_REST = worked -> {};

  void rest(Duration worked);
}
