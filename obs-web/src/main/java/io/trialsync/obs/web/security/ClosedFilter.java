package io.trialsync.obs.web.security;

import io.trialsync.obs.web.error.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Refuses everybody on a route whose author forgot to say who may call it. */
@Priority(Priorities.AUTHENTICATION)
class ClosedFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    request.abortWith(Problem.of(403, "This address is open to nobody.").answer().build());
  }
}
