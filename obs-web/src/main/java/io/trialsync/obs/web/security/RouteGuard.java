package io.trialsync.obs.web.security;

import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import io.trialsync.obs.web.limit.LimitFilter;
import io.trialsync.obs.web.limit.RemoteAddress;
import io.trialsync.obs.web.limit.RequestLimits;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Puts the guards before every resource method when the application starts. A method that does not
 * say who may call it is closed, so a forgotten annotation can never open a route; and every route
 * that asks for a token has a limit.
 */
@Provider
@Dependent
public class RouteGuard implements DynamicFeature {

  private static final System.Logger LOG = System.getLogger(RouteGuard.class.getName());

  /** The scopes of programs that report; those routes have a limit of their own. */
  private static final Set<String> REPORTS = Set.of("obs.write", "obs.alerts");

  @Inject TokenVerifier verifier;
  @Inject Caller caller;
  @Inject RequestLimits limits;
  @Inject RemoteAddress remote;
  @Inject RefusalMetrics refusals;
  @Inject ClosedTenants closed;

  @Override
  public void configure(ResourceInfo route, FeatureContext guards) {
    var access = RouteAccess.of(route.getResourceClass(), route.getResourceMethod());
    if (access instanceof RouteAccess.Scoped scoped) {
      guards.register(
          new BearerFilter(verifier, caller, limits.badTokens(), remote, refusals),
          Priorities.AUTHENTICATION);
      guards.register(
          new TenantFilter(closed::contains, caller, refusals), Priorities.AUTHENTICATION + 1);
      guards.register(
          REPORTS.contains(scoped.scope()) ? limits.onReports() : limits.onQuestions(),
          LimitFilter.PRIORITY);
      guards.register(new ScopeFilter(scoped.scope(), refusals), Priorities.AUTHORIZATION);
    } else if (access instanceof RouteAccess.Closed) {
      LOG.log(
          System.Logger.Level.ERROR,
          "event=route_closed method={0} reason=neither_scope_nor_permit_all",
          route.getResourceMethod().getName());
      guards.register(new ClosedFilter(refusals), Priorities.AUTHENTICATION);
    }
  }
}
