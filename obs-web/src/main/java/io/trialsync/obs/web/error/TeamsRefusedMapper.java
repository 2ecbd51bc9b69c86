package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.alerting.TeamsRefusedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 502 when Teams refuses a message: the webhook that is set is wrong. */
@Provider
public class TeamsRefusedMapper implements ExceptionMapper<TeamsRefusedException> {

  @Override
  public Response toResponse(TeamsRefusedException refusal) {
    return Problem.of(502, refusal).answer().build();
  }
}
