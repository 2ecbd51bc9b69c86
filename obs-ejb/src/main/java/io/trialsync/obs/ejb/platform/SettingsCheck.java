package io.trialsync.obs.ejb.platform;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
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

  @PostConstruct
  void stopOnWrongSettings() {
    Config config = ConfigProvider.getConfig();
    List<String> complaints =
        Settings.complaints(setting -> config.getOptionalValue(setting.property(), String.class));
    if (!complaints.isEmpty()) {
      complaints.forEach(sentence -> LOG.log(System.Logger.Level.ERROR, sentence));
      // Not exit(): the orderly stop would wait for an application that is still starting.
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
