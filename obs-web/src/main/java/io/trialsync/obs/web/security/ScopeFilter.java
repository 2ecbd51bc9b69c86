package io.trialsync.obs.web.security;

import io.trialsync.obs.ejb.metrics.Refusal;
import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import io.trialsync.obs.web.error.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Refuses callers whose token lacks the scope of the route. */
@Priority(Priorities.AUTHORIZATION)
class ScopeFilter implements ContainerRequestFilter {

  private final String scope;
  private final RefusalMetrics refusals;

  ScopeFilter(String scope, RefusalMetrics refusals) {
    this.scope = scope;
    this.refusals = refusals;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.getSecurityContext().isUserInRole(scope)) {
      refusals.count(Refusal.MISSING_SCOPE);
      request.abortWith(
          Problem.of(403, "The token lacks the scope " + scope + ".")
              .answer()
              .header(
                  HttpHeaders.WWW_AUTHENTICATE,
                  "Bearer realm=\"obs\", error=\"insufficient_scope\", scope=\"" + scope + "\"")
              .build());
    }
  }
}
