package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.alerting.TeamsUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 503 when Teams takes no message now; Alertmanager tries again by itself. */
@Provider
public class TeamsUnavailableMapper implements ExceptionMapper<TeamsUnavailableException> {

  @Override
  public Response toResponse(TeamsUnavailableException refusal) {
    return RetryAfter.seconds(1, 3, Problem.of(503, refusal));
  }
}
