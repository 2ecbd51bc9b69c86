package io.trialsync.obs.ejb.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings of retention from where the server is configured. */
@ApplicationScoped
class RetentionConfig {

  @Produces
  RetentionRules rules() {
    Config config = ConfigProvider.getConfig();
    return RetentionRules.of(name -> config.getOptionalValue(name, String.class));
  }
}
