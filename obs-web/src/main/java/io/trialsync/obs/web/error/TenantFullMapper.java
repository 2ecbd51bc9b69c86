package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.metrics.Refusal;
import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import io.trialsync.obs.ejb.run.TenantFullException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 403 to a report that would make one job or table too many: sending it again later, as
 * after 429 or 503, would not help.
 */
@Provider
@Dependent
public class TenantFullMapper implements ExceptionMapper<TenantFullException> {

  @Inject RefusalMetrics refusals;

  @Override
  public Response toResponse(TenantFullException refusal) {
    refusals.count(Refusal.TENANT_LIMIT);
    return Problem.of(403, refusal).answer().build();
  }
}
