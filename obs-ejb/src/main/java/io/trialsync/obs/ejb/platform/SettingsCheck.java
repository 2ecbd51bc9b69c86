package io.trialsync.obs.ejb.platform;

import io.trialsync.obs.ejb.configfile.ConfigFile;
import io.trialsync.obs.ejb.configfile.SettingsInForce;
import io.trialsync.obs.ejb.job.Tunable;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    Function<Setting, Optional<String>> source =
        setting -> config.getOptionalValue(setting.property(), String.class);
    List<String> complaints = new ArrayList<>(ofFile(source));
    Settings.complaints(source).stream()
        .filter(sentence -> complaints.isEmpty() || !sentence.contains(ConfigFile.SETTING))
        .forEach(complaints::add);
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

  private static List<String> ofFile(Function<Setting, Optional<String>> source) {
    SettingsInForce inForce = SettingsInForce.ofTheProcess();
    List<String> unreadable =
        inForce.complaint().stream()
            .map(reason -> "Setting " + ConfigFile.SETTING + ": " + reason)
            .toList();
    return inForce
        .atTheStart()
        .map(file -> FileSettings.complaints(file, source))
        .orElse(unreadable);
  }
}
