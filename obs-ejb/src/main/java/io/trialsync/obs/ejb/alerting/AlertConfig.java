package io.trialsync.obs.ejb.alerting;

import io.trialsync.obs.ejb.alerting.render.AlertSettingRules;
import io.trialsync.obs.ejb.alerting.render.AlertSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the settings of the server say about alerts now: asked each time, since they may change. */
@ApplicationScoped
public class AlertConfig {

  /** One sentence for each that cannot be used. */
  List<String> complaints() {
    return AlertSettingRules.complaints(AlertConfig::value);
  }

  AlertSettings settings() {
    return AlertSettings.read(AlertConfig::value);
  }

  /** Where the settings of Alertmanager are kept; none where that is not our task. */
  Optional<Path> folder() {
    return value(AlertSettingRules.ALERTMANAGER_DIR).map(Path::of);
  }

  /** Where Alertmanager takes the order to read them again. */
  Optional<URI> reload() {
    return value(AlertSettingRules.ALERTMANAGER_URL)
        .map(base -> URI.create(base.replaceAll("/+$", "") + "/-/reload"));
  }

  private static Optional<String> value(String name) {
    return ConfigProvider.getConfig()
        .getOptionalValue(name.toLowerCase(Locale.ROOT).replace('_', '.'), String.class);
  }
}
