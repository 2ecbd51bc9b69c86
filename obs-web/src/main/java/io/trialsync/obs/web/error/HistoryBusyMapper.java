package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.history.HistoryBusyException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.ThreadLocalRandom;

/** Answers 503 to questions that find every reading slot taken; slots are soon free again. */
@Provider
public class HistoryBusyMapper implements ExceptionMapper<HistoryBusyException> {
  private static final int LONGEST_WAIT_SECONDS = 3;

  @Override
  public Response toResponse(HistoryBusyException refusal) {
    int seconds = ThreadLocalRandom.current().nextInt(1, LONGEST_WAIT_SECONDS + 1);
    return Problem.of(503, refusal).answer().header(HttpHeaders.RETRY_AFTER, seconds).build();
  }
}
