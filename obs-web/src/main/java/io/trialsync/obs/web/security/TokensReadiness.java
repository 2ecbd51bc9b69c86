package io.trialsync.obs.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up when the tokens of every issuer can be checked. Advisory as long as those of one can: its
 * clients must not lose their reports because another issuer is away.
 */
@Readiness
@ApplicationScoped
public class TokensReadiness implements HealthCheck {
  @Inject TokenVerifier verifier;

  @Override
  public HealthCheckResponse call() {
    var issuers = verifier.readiness();
    long ready = issuers.stream().filter(Boolean::booleanValue).count();
    return HealthCheckResponse.named("tokens")
        .status(ready == issuers.size())
        .withData("issuers", issuers.size())
        .withData("ready", ready)
        .withData("advisory", ready > 0)
        .build();
  }
}
