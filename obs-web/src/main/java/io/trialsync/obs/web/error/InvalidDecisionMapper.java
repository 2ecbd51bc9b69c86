package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.quality.InvalidDecisionException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 400 when a decision makes no sense. */
@Provider
public class InvalidDecisionMapper implements ExceptionMapper<InvalidDecisionException> {

  @Override
  public Response toResponse(InvalidDecisionException refusal) {
    return Problem.of(400, refusal).answer().build();
  }
}
