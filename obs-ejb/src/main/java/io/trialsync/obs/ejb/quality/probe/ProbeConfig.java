package io.trialsync.obs.ejb.quality.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings of probes from where the server is configured. */
@ApplicationScoped
class ProbeConfig {

  @Produces
  @Singleton
  ProbeLimits limits() {
    Config config = ConfigProvider.getConfig();
    return ProbeLimits.of(name -> config.getOptionalValue(name, String.class));
  }
}
