package io.trialsync.obs.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/**
 * Reads whose tokens are accepted when the application starts, and ends the process if that is
 * unclear.
 */
@ApplicationScoped
public class SecurityStart {

  private static final System.Logger LOG = System.getLogger(SecurityStart.class.getName());

  /** EX_CONFIG of sysexits.h, as for all settings that cannot be used. */
  private static final int EXIT_CODE = 78;

  @Inject Config config;
  @Inject Clock clock;

  @Produces
  @Singleton
  TokenVerifier verifier() {
    var settings =
        new IssuerSettings(
            new SettingSource(key -> config.getOptionalValue(property(key), String.class)), clock);
    var names = new ArrayList<String>();
    config.getPropertyNames().forEach(names::add);
    settings.requireKnown(names);
    return new TokenVerifier(settings.issuers(), settings.longestLife(), clock);
  }

  /** The name by which MicroProfile Config finds it in every source, not only the environment. */
  private static String property(String key) {
    return key.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  void checkSettings(
      @Observes @Initialized(ApplicationScoped.class) Object started,
      Instance<TokenVerifier> verifier) {
    try {
      if (!verifier.get().hasIssuers()) {
        LOG.log(
            System.Logger.Level.WARNING,
            "No token will be accepted: OBS_JWT_ISSUER is missing, with either OBS_JWT_JWKS_URI or"
                + " OBS_JWT_SECRET.");
      }
    } catch (IllegalStateException wrongSetting) {
      LOG.log(System.Logger.Level.ERROR, "Setting " + wrongSetting.getMessage());
      // Not thrown: that would leave a server that runs and serves nothing.
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
