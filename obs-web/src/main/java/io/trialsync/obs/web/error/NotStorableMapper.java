package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.run.NotStorableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 500 for a report that the database will never take, so that nobody sends it again. */
@Provider
public class NotStorableMapper implements ExceptionMapper<NotStorableException> {

  @Override
  public Response toResponse(NotStorableException refusal) {
    return Problem.notStorable().answer().build();
  }
}
