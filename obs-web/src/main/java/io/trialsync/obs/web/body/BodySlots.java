package io.trialsync.obs.web.body;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many requests with a body may be in progress: each holds a thread until the last byte has
 * come, and some threads must be left for questions and probes.
 */
@ApplicationScoped
public class BodySlots {

  private static final String SLOT = "io.trialsync.obs.body-slot";

  @Inject
  @ConfigProperty(name = "obs.ingest.callers", defaultValue = "192")
  int most;

  private Semaphore free;

  @PostConstruct
  void open() {
    free = new Semaphore(most);
  }

  /** Takes a slot for that request, if one is free. */
  boolean take(ContainerRequestContext request) {
    boolean taken = free.tryAcquire();
    if (taken) {
      request.setProperty(SLOT, SLOT);
    }
    return taken;
  }

  /** Gives back the slot of that request, if it took one. */
  public void giveBack(HttpServletRequest request) {
    if (request.getAttribute(SLOT) != null) {
      request.removeAttribute(SLOT);
      free.release();
    }
  }
}
