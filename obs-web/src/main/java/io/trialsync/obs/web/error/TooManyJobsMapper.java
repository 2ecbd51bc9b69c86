package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.job.TooManyJobsException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 403 where a declared job would be one too many. */
@Provider
public class TooManyJobsMapper implements ExceptionMapper<TooManyJobsException> {

  @Override
  public Response toResponse(TooManyJobsException refusal) {
    return Problem.of(403, refusal).answer().build();
  }
}
