package io.trialsync.obs.ejb.quality.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings of checks from where the server is configured. */
@ApplicationScoped
class ServerChecksConfig {

  @Produces
  ServerChecks serverChecks() {
    Config config = ConfigProvider.getConfig();
    return ServerChecks.of(name -> config.getOptionalValue(name, String.class));
  }
}
