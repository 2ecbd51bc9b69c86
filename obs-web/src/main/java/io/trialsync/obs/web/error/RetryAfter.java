package io.trialsync.obs.web.error;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ThreadLocalRandom;

/** Asks callers to come back, spread: a thousand that were refused together return one by one. */
public final class RetryAfter {
  private RetryAfter() {}

  /** The problem, with a number of seconds in that range. */
  public static Response seconds(int shortest, int longest, Problem problem) {
    return problem
        .answer()
        .header(HttpHeaders.RETRY_AFTER, ThreadLocalRandom.current().nextInt(shortest, longest + 1))
        .build();
  }
}
