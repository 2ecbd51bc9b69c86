package io.trialsync.obs.web.log;

import io.trialsync.obs.ejb.log.Log;
import io.trialsync.obs.ejb.log.LogContext;
import io.trialsync.obs.ejb.log.LogField;
import io.trialsync.obs.ejb.run.RequestCorrelation;
import io.trialsync.obs.web.metrics.RouteNaming;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Gives every request an id by which its lines, its answer and the runs that it reports can be
 * found. A servlet filter, so that what never reaches a route has one too; first of all in {@code
 * web.xml}.
 */
public class CorrelationFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient RequestCorrelation ofTheRequest;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = System.nanoTime();
    Correlation correlation =
        Correlation.of(request.getHeaders(Correlation.HEADER), request.getHeaders("traceparent"));
    TraceParent trace = correlation.trace();
    String traceId = trace == null ? null : trace.traceId();
    ofTheRequest.given(correlation.given(), traceId);
    LogContext.begin(correlation.id(), traceId, trace == null ? null : trace.spanId());
    response.setHeader(Correlation.HEADER, correlation.id());
    try {
      chain.doFilter(request, response);
    } finally {
      Log.debug("request answered")
          .with(LogField.HTTP_STATUS, (long) response.getStatus())
          .with(LogField.DURATION_MS, Duration.ofNanos(System.nanoTime() - start).toMillis())
          .detail(request.getMethod())
          .detail(RouteNaming.of(request))
          .write();
      LogContext.end();
    }
  }
}
