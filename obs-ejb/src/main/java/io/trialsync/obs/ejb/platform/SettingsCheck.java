package io.trialsync.obs.ejb.platform;

import io.trialsync.obs.ejb.job.Tunable;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stops the whole process when a setting is wrong: a server that guesses is worse than none. */
@Singleton
@Startup
public class SettingsCheck {
  private static final System.Logger LOG = System.getLogger(SettingsCheck.class.getName());

  /** EX_CONFIG of sysexits.h: whoever started the process sees that waiting will not help. */
  private static final int EXIT_CODE = 78;

  /** The checks, each of which knows by what it is tuned. */
  @Inject Instance<Tunable> tunables;

  @PostConstruct
  void stopOnWrongSettings() {
    Config config = ConfigProvider.getConfig();
    List<String> complaints =
        new ArrayList<>(
            Settings.complaints(
                setting -> config.getOptionalValue(setting.property(), String.class)));
    Settings.complaintAboutChecks(
            config.getOptionalValue(Settings.DQ_CHECKS.property(), String.class),
            tunables.stream().toList())
        .ifPresent(complaints::add);
    if (!complaints.isEmpty()) {
      complaints.forEach(sentence -> LOG.log(System.Logger.Level.ERROR, sentence));
      // Not exit(): the orderly stop would wait for an application that is still starting.
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
