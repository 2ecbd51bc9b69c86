package io.trialsync.obs.ejb.platform;

import io.trialsync.obs.ejb.configfile.ConfigFile;
import io.trialsync.obs.ejb.configfile.ConfigFileException;
import io.trialsync.obs.ejb.configfile.SettingsInForce;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings file again every few seconds. What may change while the server runs counts
 * then; a file with anything wrong in it leaves all as it was.
 */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@TransactionManagement(TransactionManagementType.BEAN)
public class ConfigFileTimer {
  private static final System.Logger LOG = System.getLogger(ConfigFileTimer.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  @Resource TimerService timers;

  private final SettingsInForce inForce = SettingsInForce.ofTheProcess();
  private @Nullable ConfigFile seen;
  private String lastComplaint = "";

  @PostConstruct
  void start() {
    seen = inForce.atTheStart().orElse(null);
    if (seen != null) {
      timers.createIntervalTimer(
          INTERVAL.toMillis(), INTERVAL.toMillis(), new TimerConfig(null, false));
    }
  }

  @Timeout
  void look() {
    ConfigFile before = seen;
    if (before == null) {
      return;
    }
    try {
      ConfigFile now = ConfigFile.read(before.path());
      if (now.equals(before)) {
        complain(List.of());
      } else {
        take(before, now);
      }
    } catch (ConfigFileException refused) {
      complain(List.of(refused.sentence()));
    }
  }

  private void take(ConfigFile before, ConfigFile now) {
    Predicate<String> changeable = changeable(before, now)::contains;
    List<String> complaints = inForce.trying(now, key -> true, () -> complaints(now));
    complain(complaints);
    if (complaints.isEmpty()) {
      inForce.change(now, changeable);
      seen = now;
      tell(before, now, changeable);
    }
  }

  /** A setting of a receiver may be one by the names that were, or by those that will be. */
  private Set<String> changeable(ConfigFile before, ConfigFile now) {
    Predicate<String> either =
        FileSettings.changeable(ConfigFileTimer::setting)
            .or(FileSettings.changeable(key -> setting(now, key)));
    return Stream.of(before, now)
        .flatMap(file -> file.settings().keySet().stream())
        .filter(either)
        .collect(Collectors.toSet());
  }

  private static List<String> complaints(ConfigFile file) {
    var complaints = new ArrayList<>(FileSettings.complaints(file, ConfigFileTimer::setting));
    complaints.addAll(Settings.complaints(ConfigFileTimer::setting));
    return complaints;
  }

  private static Optional<String> setting(Setting setting) {
    Config config = ConfigProvider.getConfig();
    return config.getOptionalValue(setting.property(), String.class);
  }

  /** As it would be. */
  private Optional<String> setting(ConfigFile file, Setting setting) {
    return inForce.trying(file, key -> true, () -> setting(setting));
  }

  private static void tell(ConfigFile before, ConfigFile now, Predicate<String> changeable) {
    var changed = new TreeSet<String>();
    changed.addAll(before.settings().keySet());
    changed.addAll(now.settings().keySet());
    changed.removeIf(key -> value(before).apply(key).equals(value(now).apply(key)));
    List<String> later = changed.stream().filter(changeable.negate()).toList();
    changed.removeAll(later);
    if (!changed.isEmpty()) {
      LOG.log(
          System.Logger.Level.INFO,
          "event=config_file_taken These settings count from now on: "
              + String.join(", ", changed));
    }
    if (!later.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=config_file_later These settings count from the next start on: "
              + String.join(", ", later));
    }
  }

  private static Function<String, Optional<String>> value(ConfigFile file) {
    return key -> Optional.ofNullable(file.settings().get(key)).map(ConfigFile.Written::value);
  }

  /** Once for each reason, and not once for each look. */
  private void complain(List<String> complaints) {
    String all = String.join(" ", complaints);
    if (!all.equals(lastComplaint)) {
      lastComplaint = all;
      if (!all.isEmpty()) {
        LOG.log(
            System.Logger.Level.ERROR,
            "event=config_file_refused Nothing of the changed settings counts: " + all);
      }
    }
  }
}
