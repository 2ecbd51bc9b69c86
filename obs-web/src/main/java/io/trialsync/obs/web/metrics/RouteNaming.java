package io.trialsync.obs.web.metrics;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Objects;

/**
 * Notes the route of a request where {@link RequestMeasuring} finds it. Runs before the filters
 * that may refuse the request, so that refusals are counted for their route.
 */
@Provider
@Priority(Integer.MIN_VALUE)
public class RouteNaming implements ContainerRequestFilter {

  private static final String ATTRIBUTE = "io.trialsync.obs.route";

  @SuppressWarnings("NullAway.Init") // set by the container
  @Context
  ResourceInfo resource;

  /** The template of the route that serves the request; never the path that was asked for. */
  public static String of(HttpServletRequest request) {
    return (String)
        Objects.requireNonNullElse(request.getAttribute(ATTRIBUTE), RouteTemplate.UNMATCHED);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method != null) {
      request.setProperty(ATTRIBUTE, RouteTemplate.of(resource.getResourceClass(), method));
    }
  }
}
