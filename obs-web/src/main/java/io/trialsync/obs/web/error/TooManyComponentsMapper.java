package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.component.TooManyComponentsException;
import io.trialsync.obs.ejb.metrics.Refusal;
import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 403 where a tenant would tell of one thing too many. */
@Provider
@Dependent
public class TooManyComponentsMapper implements ExceptionMapper<TooManyComponentsException> {

  @Inject RefusalMetrics refusals;

  @Override
  public Response toResponse(TooManyComponentsException refusal) {
    refusals.count(Refusal.TENANT_LIMIT);
    return Problem.of(403, refusal).answer().build();
  }
}
