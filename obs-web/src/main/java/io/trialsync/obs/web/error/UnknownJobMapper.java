package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.job.UnknownJobException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 404 for jobs that are not there, or not for this caller. */
@Provider
public class UnknownJobMapper implements ExceptionMapper<UnknownJobException> {

  @Override
  public Response toResponse(UnknownJobException refusal) {
    return Problem.of(404, refusal).answer().build();
  }
}
