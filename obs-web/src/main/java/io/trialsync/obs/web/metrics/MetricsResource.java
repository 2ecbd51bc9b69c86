package io.trialsync.obs.web.metrics;

import io.trialsync.obs.ejb.metrics.Exposition;
import io.trialsync.obs.ejb.metrics.MetricsConfig;
import io.trialsync.obs.ejb.metrics.MetricsText;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The page that Prometheus scrapes; it needs no token. */
@Path("/metrics")
@RequestScoped
@PermitAll
public class MetricsResource {

  @Inject MetricsText text;
  @Inject MetricsConfig config;

  /**
   * Answers the text whatever {@code Accept} says: there is one format, and a scraper that prefers
   * another is better served with it than with a 406.
   */
  @GET
  public Response metrics(@HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings) {
    if (!config.enabled()) {
      throw new NotFoundException("Metrics are switched off by OBS_METRICS_ENABLED.");
    }
    Exposition exposition = text.current();
    return GzipChoice.accepts(encodings)
        ? answer(exposition.gzip()).header(HttpHeaders.CONTENT_ENCODING, "gzip").build()
        : answer(exposition.text()).build();
  }

  private static Response.ResponseBuilder answer(byte[] body) {
    return Response.ok(body)
        .header(HttpHeaders.CONTENT_TYPE, Exposition.MEDIA_TYPE)
        .header(HttpHeaders.CONTENT_LENGTH, body.length)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
  }
}
