package io.trialsync.obs.web.body;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the body of every request a time to come in, whichever route reads it. */
@Provider
@Dependent
@Priority(Priorities.ENTITY_CODER)
public class BodyTiming implements ContainerRequestFilter {

  @Inject
  @ConfigProperty(name = "obs.body.seconds", defaultValue = "60")
  int seconds;

  @Override
  public void filter(ContainerRequestContext request) {
    request.setEntityStream(
        new TimedBody(request.getEntityStream(), Duration.ofSeconds(seconds), System::nanoTime));
  }
}
