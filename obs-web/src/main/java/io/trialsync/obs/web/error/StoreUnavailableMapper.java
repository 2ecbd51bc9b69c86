package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.log.Log;
import io.trialsync.obs.ejb.log.LogField;
import io.trialsync.obs.ejb.run.StoreUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 503 while the database is away, and asks callers to come back one after the other. */
@Provider
public class StoreUnavailableMapper implements ExceptionMapper<StoreUnavailableException> {

  private static final int SHORTEST_WAIT_SECONDS = 3;
  private static final int LONGEST_WAIT_SECONDS = 8;

  @Override
  public Response toResponse(StoreUnavailableException refusal) {
    Log.warn("event=store_unavailable")
        .with(LogField.ERROR_CATEGORY, "DB")
        .with(LogField.HTTP_STATUS, 503L)
        .write();
    return RetryAfter.seconds(
        SHORTEST_WAIT_SECONDS,
        LONGEST_WAIT_SECONDS,
        Problem.of(
            503,
            "The database cannot do this now; nothing of this request is lost"
                + " if you send it again."));
  }
}
