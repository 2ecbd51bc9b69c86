package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.alerting.NoTeamsChannelException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 404 when no Teams channel is set for whom a message is meant. */
@Provider
public class NoTeamsChannelMapper implements ExceptionMapper<NoTeamsChannelException> {

  @Override
  public Response toResponse(NoTeamsChannelException refusal) {
    return Problem.of(404, refusal).answer().build();
  }
}
