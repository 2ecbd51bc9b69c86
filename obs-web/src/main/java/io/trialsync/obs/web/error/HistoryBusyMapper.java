package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.history.HistoryBusyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 503 to questions that find every reading slot taken; slots are soon free again. */
@Provider
public class HistoryBusyMapper implements ExceptionMapper<HistoryBusyException> {
  private static final int LONGEST_WAIT_SECONDS = 3;

  @Override
  public Response toResponse(HistoryBusyException refusal) {
    return RetryAfter.seconds(1, LONGEST_WAIT_SECONDS, Problem.of(503, refusal));
  }
}
