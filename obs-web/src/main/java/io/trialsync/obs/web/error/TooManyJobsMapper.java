package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.job.TooManyJobsException;
import io.trialsync.obs.ejb.metrics.Refusal;
import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 403 where a declared job would be one too many. */
@Provider
@Dependent
public class TooManyJobsMapper implements ExceptionMapper<TooManyJobsException> {

  @Inject RefusalMetrics refusals;

  @Override
  public Response toResponse(TooManyJobsException refusal) {
    refusals.count(Refusal.TENANT_LIMIT);
    return Problem.of(403, refusal).answer().build();
  }
}
