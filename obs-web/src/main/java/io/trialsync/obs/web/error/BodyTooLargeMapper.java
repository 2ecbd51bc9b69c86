package io.trialsync.obs.web.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 413 and closes the connection, since the rest of the body is never read. */
@Provider
public class BodyTooLargeMapper implements ExceptionMapper<BodyTooLargeException> {

  @Override
  public Response toResponse(BodyTooLargeException refusal) {
    return Problem.of(413, refusal).answer().header("Connection", "close").build();
  }
}
