package io.trialsync.obs.web.body;

import io.trialsync.obs.web.error.Problem;
import io.trialsync.obs.web.error.RetryAfter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives the body of every request a time to come in and a slot to come in by, whichever route reads
 * it.
 */
@Provider
@Dependent
@Priority(Priorities.ENTITY_CODER)
public class BodyTiming implements ContainerRequestFilter {

  private static final int LONGEST_WAIT_SECONDS = 3;

  @Inject
  @ConfigProperty(name = "obs.body.seconds", defaultValue = "60")
  int seconds;

  @Inject BodySlots slots;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!hasBody(request)) {
      return;
    }
    if (!slots.take(request)) {
      request.abortWith(
          RetryAfter.seconds(
              1,
              LONGEST_WAIT_SECONDS,
              Problem.of(
                  503,
                  "More requests with a body are in progress than are taken at a time;"
                      + " nothing of this one is lost if you send it again.")));
      return;
    }
    request.setEntityStream(
        new TimedBody(request.getEntityStream(), Duration.ofSeconds(seconds), System::nanoTime));
  }

  private static boolean hasBody(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.getHeaderString("Transfer-Encoding") != null
        : !length.equals("0");
  }
}
