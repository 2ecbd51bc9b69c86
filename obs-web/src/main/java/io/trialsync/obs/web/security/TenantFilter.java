package io.trialsync.obs.web.security;

import io.trialsync.obs.ejb.metrics.Refusal;
import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import io.trialsync.obs.web.error.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.function.Predicate;

/** Refuses callers of a disabled tenant, however good their tokens are and as long as they live. */
class TenantFilter implements ContainerRequestFilter {
  private final Predicate<String> closed;
  private final Caller caller;
  private final RefusalMetrics refusals;

  TenantFilter(Predicate<String> closed, Caller caller, RefusalMetrics refusals) {
    this.closed = closed;
    this.caller = caller;
    this.refusals = refusals;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (closed.test(caller.tenantId())) {
      refusals.count(Refusal.TENANT_DISABLED);
      request.abortWith(Problem.of(403, "The tenant of the token is disabled.").answer().build());
    }
  }
}
