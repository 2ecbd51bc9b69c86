package io.trialsync.obs.web.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 404, the same for what never existed and for what belongs to another tenant. */
@Provider
public class UnknownResourceMapper implements ExceptionMapper<UnknownResourceException> {

  @Override
  public Response toResponse(UnknownResourceException refusal) {
    return Problem.of(404, refusal).answer().build();
  }
}
