package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.quality.DecisionRefusedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 409 when a decision cannot be taken as things stand. */
@Provider
public class DecisionRefusedMapper implements ExceptionMapper<DecisionRefusedException> {

  @Override
  public Response toResponse(DecisionRefusedException refusal) {
    return Problem.of(409, refusal).answer().build();
  }
}
