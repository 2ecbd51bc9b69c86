package io.trialsync.obs.ejb.quality.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the settings of findings from where the server is configured. */
@ApplicationScoped
class FindingConfig {
  @Inject
  @ConfigProperty(name = "obs.dq.resolve.after", defaultValue = "2")
  int resolveAfter;

  @Produces
  FindingLife life() {
    return new FindingLife(resolveAfter);
  }
}
