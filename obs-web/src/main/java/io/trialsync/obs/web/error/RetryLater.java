package io.trialsync.obs.web.error;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ThreadLocalRandom;

/** The answer 503, which asks callers to come back one after the other. */
final class RetryLater {
  private static final int SHORTEST_WAIT_SECONDS = 3;
  private static final int LONGEST_WAIT_SECONDS = 8;

  private RetryLater() {}

  static Response answer(String sentence) {
    return Problem.of(503, sentence)
        .answer()
        .header(HttpHeaders.RETRY_AFTER, secondsToWait())
        .build();
  }

  /** Spread, so that a thousand workers that were refused together do not return together. */
  private static int secondsToWait() {
    return ThreadLocalRandom.current().nextInt(SHORTEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS + 1);
  }
}
