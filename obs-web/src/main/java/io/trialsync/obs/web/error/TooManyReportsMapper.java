package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.run.TooManyReportsException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 503 while more reports arrive than can be written. Writes no line: there would be one for
 * each, just when there is most to do; a metric counts them.
 */
@Provider
public class TooManyReportsMapper implements ExceptionMapper<TooManyReportsException> {

  private static final int SHORTEST_WAIT_SECONDS = 3;
  private static final int LONGEST_WAIT_SECONDS = 8;

  @Override
  public Response toResponse(TooManyReportsException refusal) {
    return RetryAfter.seconds(
        SHORTEST_WAIT_SECONDS,
        LONGEST_WAIT_SECONDS,
        Problem.of(
            503,
            "More reports arrive than can be stored now; nothing of this request is lost"
                + " if you send it again."));
  }
}
