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

  @Override
  public Response toResponse(TooManyReportsException refusal) {
    return RetryLater.answer(
        "More reports arrive than can be stored now; nothing of this request is lost"
            + " if you send it again.");
  }
}
