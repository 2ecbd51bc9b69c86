package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.history.UnknownRunException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 404 for runs that are not there, or not for this caller. */
@Provider
public class UnknownRunMapper implements ExceptionMapper<UnknownRunException> {

  @Override
  public Response toResponse(UnknownRunException refusal) {
    return Problem.of(404, refusal).answer().build();
  }
}
