package io.trialsync.obs.web.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 408 and closes the connection, since the rest of the body is not waited for. */
@Provider
public class SlowBodyMapper implements ExceptionMapper<SlowBodyException> {

  @Override
  public Response toResponse(SlowBodyException refusal) {
    return Problem.of(408, refusal).answer().header("Connection", "close").build();
  }
}
