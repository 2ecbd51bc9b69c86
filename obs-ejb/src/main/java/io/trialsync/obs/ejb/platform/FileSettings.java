package io.trialsync.obs.ejb.platform;

import io.trialsync.obs.ejb.alerting.render.AlertSettingRules;
import io.trialsync.obs.ejb.configfile.ConfigFile;
import io.trialsync.obs.ejb.job.ThresholdKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which settings may stand in the settings file, and which of them count while the server runs. */
final class FileSettings {
  /** Read by Liberty before the application can say anything, by what starts it, or by ./obs. */
  static final Set<String> OF_THE_ENVIRONMENT =
      Set.of(
          "OBS_CONFIG_FILE",
          "OBS_HTTP_PORT",
          "OBS_PUBLIC_PORT",
          "OBS_MANAGEMENT_PORT",
          "OBS_DB_URL",
          "OBS_DB_USER",
          "OBS_DB_PASSWORD",
          "OBS_DB_WRITERS",
          "OBS_DB_READERS",
          "OBS_READ_SECONDS",
          "OBS_SERVICE",
          "OBS_ENV",
          "OBS_LOG_LEVEL",
          "OBS_LOG_FIRST",
          "OBS_LOG_EVERY",
          "OBS_DEV_ISSUER_SECRET",
          "OBS_DATA_DIR",
          "OBS_URL",
          "OBS_TOKEN",
          "OBS_PROMETHEUS_PORT",
          "OBS_ALERTMANAGER_PORT",
          "JVM_ARGS");

  /** Of issuers with names; {@code web.security} says which of them are not read. */
  private static final Pattern OF_AN_ISSUER =
      Pattern.compile("OBS_JWT_[A-Z0-9]{1,32}_[A-Z_]{1,40}");

  /** Limits by which the checks go as well, which read them at the start. */
  private static final String OF_CHECKS = "DQ_";

  private static final Set<String> ASKED_ANEW =
      Stream.concat(
              Stream.of("OBS_ALERTS_ENABLED", "OBS_RUNBOOK_URL", "OBS_GRAFANA_URL"),
              Arrays.stream(ThresholdKey.values())
                  .map(ThresholdKey::name)
                  .filter(key -> !key.startsWith(OF_CHECKS)))
          .collect(Collectors.toUnmodifiableSet());

  /** Whether a timer keeps Alertmanager's settings at all is decided at the start. */
  private static final Predicate<String> OF_THE_TIMER = AlertSettingRules.ALERTMANAGER_DIR::equals;

  private FileSettings() {}

  /**
   * One sentence for each line that cannot be used, in the order of the file.
   *
   * @param source what counts, the file among it
   */
  static List<String> complaints(ConfigFile file, Function<Setting, Optional<String>> source) {
    Stream<Complaint> ofSettings =
        file.settings().entrySet().stream()
            .flatMap(
                entry ->
                    reason(entry.getKey(), source)
                        .map(reason -> new Complaint(entry.getValue().line(), reason))
                        .stream());
    return Stream.concat(ofSettings, ofJobs(file, source))
        .sorted(Comparator.comparingInt(Complaint::line))
        .map(complaint -> sentence(file, complaint))
        .toList();
  }

  /** Whether a change of it counts while the server runs. */
  static Predicate<String> changeable(Function<Setting, Optional<String>> source) {
    return key ->
        ASKED_ANEW.contains(key)
            || (!OF_THE_TIMER.test(key) && AlertSettingRules.isKnown(key, byName(source)));
  }

  private record Complaint(int line, String reason) {}

  private static String sentence(ConfigFile file, Complaint complaint) {
    return "Setting %s: %s, line %d: %s"
        .formatted(ConfigFile.SETTING, file.path(), complaint.line(), complaint.reason());
  }

  private static Optional<String> reason(String key, Function<Setting, Optional<String>> source) {
    if (OF_THE_ENVIRONMENT.contains(key)) {
      return Optional.of(key + " is not read from this file; set it in the environment.");
    }
    return isKnown(key, source)
        ? Optional.empty()
        : Optional.of(key + " is not a setting; liberty/server.env.example lists them all.");
  }

  private static Stream<Complaint> ofJobs(
      ConfigFile file, Function<Setting, Optional<String>> source) {
    String here = file.path().toString();
    boolean elsewhere =
        source.apply(Settings.JOBS_FILE).filter(path -> !path.equals(here)).isPresent();
    return file.jobsLine() > 0 && elsewhere
        ? Stream.of(
            new Complaint(
                file.jobsLine(),
                "jobs are declared here and in the file that OBS_JOBS_FILE names; keep one of"
                    + " them."))
        : Stream.empty();
  }

  static boolean isKnown(String key, Function<Setting, Optional<String>> source) {
    return Settings.ALL.stream().anyMatch(setting -> setting.key().equals(key))
        || OF_AN_ISSUER.matcher(key).matches()
        || ProbeSourceSettings.isKnown(key, source)
        || AlertSettingRules.isKnown(key, byName(source));
  }

  private static Function<String, Optional<String>> byName(
      Function<Setting, Optional<String>> source) {
    return key -> source.apply(Setting.text(key, "anything", value -> true));
  }
}
