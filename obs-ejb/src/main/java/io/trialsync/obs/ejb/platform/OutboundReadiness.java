package io.trialsync.obs.ejb.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every host that alerts are sent to can be reached; ready when there is none. */
@Readiness
@ApplicationScoped
public class OutboundReadiness implements HealthCheck {
  @Inject OutboundProbe probe;

  @Override
  public HealthCheckResponse call() {
    var unreachable = probe.unreachable();
    var response =
        HealthCheckResponse.named("outbound")
            .status(unreachable.isEmpty())
            .withData("configured", probe.configured());
    if (!unreachable.isEmpty()) {
      response.withData("unreachable", String.join(", ", unreachable));
    }
    return response.build();
  }
}
