package io.trialsync.obs.ejb.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up when every host that alerts are sent to can be reached, or there is none. Advisory: a chat
 * service that is away must not take the server out of the load balancer and lose reports.
 */
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
            .withData("configured", probe.configured())
            .withData("advisory", true);
    if (!unreachable.isEmpty()) {
      response.withData("unreachable", String.join(", ", unreachable));
    }
    return response.build();
  }
}
