package io.trialsync.obs.web.metrics;

import io.trialsync.obs.ejb.metrics.RequestMetrics;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Counts and times every request. A servlet filter and not one of JAX-RS, because that one ends
 * before the answer is written and does not see what never reaches a resource. Mapped in {@code
 * web.xml} as the outermost.
 */
public class RequestMeasuring extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient RequestMetrics metrics;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = System.nanoTime();
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      metrics.count(RouteNaming.of(request), request.getMethod(), status, since(start));
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
