package io.trialsync.obs.ejb.run;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * What the current request was given to be followed by, for the runs that it reports. An id that
 * the server made up for a request is not here: it would say nothing about the run.
 */
@RequestScoped
public class RequestCorrelation {
  private @Nullable String correlationId;
  private @Nullable String traceId;

  /** The request came with these. */
  public void given(@Nullable String correlation, @Nullable String trace) {
    correlationId = correlation;
    traceId = trace;
  }

  /** What it was given, apart from the request. */
  Given asGiven() {
    return new Given(correlationId, traceId);
  }

  /** Ids that were given, to stand where a report brings none of its own. */
  record Given(@Nullable String correlationId, @Nullable String traceId) {
    static final Given NOTHING = new Given(null, null);
  }
}
