package io.trialsync.obs.web.security;

import io.trialsync.obs.ejb.metrics.Refusal;
import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import io.trialsync.obs.web.error.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Refuses everybody on a route whose author forgot to say who may call it. */
@Priority(Priorities.AUTHENTICATION)
class ClosedFilter implements ContainerRequestFilter {

  private final RefusalMetrics refusals;

  ClosedFilter(RefusalMetrics refusals) {
    this.refusals = refusals;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    refusals.count(Refusal.CLOSED_ROUTE);
    request.abortWith(Problem.of(403, "This address is open to nobody.").answer().build());
  }
}
