package io.trialsync.obs.web.limit;

import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/**
 * How many requests one caller may make in any second, and the count of each caller. What it knows
 * of a caller is a hash; it forgets whoever was silent for longest beyond a hundred thousand, and
 * whoever was silent for a second has nothing to be remembered for.
 */
final class Quota {

  /** Most callers that are counted at a time. */
  static final int MOST_CALLERS = 100_000;

  private static final int SHARES = 64;
  private static final int MOST_IN_SHARE = MOST_CALLERS / SHARES;

  private final String name;
  private final int limit;
  private final LongSupplier nanoTime;
  private final RecentCallers[] shares = new RecentCallers[SHARES];

  /**
   * A quota that nobody has used.
   *
   * @param name what callers read in the headers
   * @param limit requests in any second; 0 for no limit
   */
  Quota(String name, int limit, LongSupplier nanoTime) {
    this.name = name;
    this.limit = limit;
    this.nanoTime = nanoTime;
    for (int i = 0; i < SHARES; i++) {
      shares[i] = new RecentCallers(MOST_IN_SHARE);
    }
  }

  boolean isOff() {
    return limit == 0;
  }

  /** Takes one request of that caller, or refuses it; one that is refused is not counted. */
  Verdict take(ByteBuffer caller) {
    RecentCallers share = shareOf(caller);
    synchronized (share) {
      // Read inside of the lock, so that what was taken later is never earlier.
      long now = nanoTime.getAsLong();
      SlidingLog log = share.of(caller, now);
      return verdict(log, log.take(now, limit), now);
    }
  }

  /** What {@link #take} would say of the next request of that caller; remembers nobody. */
  Verdict look(ByteBuffer caller) {
    RecentCallers share = shareOf(caller);
    synchronized (share) {
      long now = nanoTime.getAsLong();
      SlidingLog known = share.get(caller);
      SlidingLog log = known == null ? new SlidingLog() : known;
      return verdict(log, log.count(now) < limit, now);
    }
  }

  /** How many callers are remembered. */
  int callers() {
    int callers = 0;
    for (RecentCallers share : shares) {
      synchronized (share) {
        callers += share.size();
      }
    }
    return callers;
  }

  private Verdict verdict(SlidingLog log, boolean accepted, long now) {
    return new Verdict(name, limit, accepted, limit - log.count(now), log.nanosUntilOneLess(now));
  }

  private RecentCallers shareOf(ByteBuffer caller) {
    return shares[Math.floorMod(caller.hashCode(), SHARES)];
  }
}
