package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.history.InvalidCursorException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 400 to a cursor that was not given for this list. */
@Provider
public class InvalidCursorMapper implements ExceptionMapper<InvalidCursorException> {

  @Override
  public Response toResponse(InvalidCursorException refusal) {
    return Problem.of(400, refusal).answer().build();
  }
}
