package io.trialsync.obs.web.limit;

import java.util.concurrent.TimeUnit;

/**
 * What one quota says of one request.
 *
 * @param left requests that would be taken at once after this one
 * @param nanosToWait until one more would be taken than now
 */
record Verdict(String name, int limit, boolean accepted, int left, long nanosToWait) {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Whole seconds to wait, rounded up: who comes back then is let in. */
  long secondsToWait() {
    return Math.max(1, Math.floorDiv(nanosToWait + SECOND - 1, SECOND));
  }

  /** The quota, as an item of the header {@code RateLimit-Policy}. */
  String policy() {
    return "\"" + name + "\";q=" + limit + ";w=1";
  }

  /** What is left of it, as an item of the header {@code RateLimit}. */
  String state() {
    return "\"" + name + "\";r=" + left + ";t=" + secondsToWait();
  }
}
