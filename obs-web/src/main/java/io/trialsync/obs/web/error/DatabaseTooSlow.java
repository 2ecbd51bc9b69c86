package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.log.Log;
import io.trialsync.obs.ejb.log.LogField;
import jakarta.ws.rs.core.Response;

/** Answers 503 when the database is there and gave a statement up for the time it took. */
final class DatabaseTooSlow {
  private static final int SHORTEST_WAIT_SECONDS = 3;
  private static final int LONGEST_WAIT_SECONDS = 8;

  private DatabaseTooSlow() {}

  static Response answer() {
    Log.warn("event=statement_stopped")
        .with(LogField.ERROR_CATEGORY, "DB")
        .with(LogField.HTTP_STATUS, 503L)
        .write();
    return RetryAfter.seconds(
        SHORTEST_WAIT_SECONDS,
        LONGEST_WAIT_SECONDS,
        Problem.of(
            503,
            "The database did not finish this in time and was told to stop; nothing was changed."
                + " Send it again later, and ask for less at once if you can."));
  }
}
