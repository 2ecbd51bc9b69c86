package io.trialsync.obs.ejb.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.configfile.ConfigFile;
import io.trialsync.obs.ejb.configfile.ConfigFile.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileSettingsTest {
  private static final Path FILE = Path.of("/etc/obs.yaml");
  private static final Path SERVER = Path.of("..", "liberty");
  private static final Pattern EXPLAINED = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]+)=");
  private static final Pattern OF_LIBERTY = Pattern.compile("\\$\\{obs\\.([a-z.]+)}");

  @Test
  void knowsEverySettingThatIsExplained() throws IOException {
    Set<String> explained =
        names(EXPLAINED, Files.readString(SERVER.resolve("server.env.example")));
    assertThat(explained)
        .hasSizeGreaterThan(80)
        .containsAll(FileSettings.OF_THE_ENVIRONMENT)
        .allMatch(
            key ->
                FileSettings.isKnown(key, source(Map.of()))
                    || FileSettings.OF_THE_ENVIRONMENT.contains(key));
  }

  @Test
  void refusesWhatLibertyReadsItself() throws IOException {
    var xml = new StringBuilder();
    try (Stream<Path> files = Files.list(SERVER.resolve("server/includes"))) {
      for (Path file : files.toList()) {
        xml.append(Files.readString(file));
      }
    }
    Set<String> ofLiberty =
        names(OF_LIBERTY, xml.toString()).stream()
            .map(name -> "OBS_" + name.toUpperCase(Locale.ROOT).replace('.', '_'))
            .collect(Collectors.toSet());
    assertThat(ofLiberty).hasSizeGreaterThan(5);
    assertThat(FileSettings.OF_THE_ENVIRONMENT).containsAll(ofLiberty);
  }

  @Test
  void namesFileAndLineOfWhatCannotStandThere() {
    assertThat(
            complaints(
                Map.of(
                    "OBS_HTTP_PORT", new Written("9090", 7),
                    "RETRY_ALERT_TRESHOLD", new Written("5", 3),
                    "OBS_DQ_ENABLED", new Written("true", 4))))
        .containsExactly(
            "Setting OBS_CONFIG_FILE: /etc/obs.yaml, line 3: RETRY_ALERT_TRESHOLD is not a setting;"
                + " liberty/server.env.example lists them all.",
            "Setting OBS_CONFIG_FILE: /etc/obs.yaml, line 7: OBS_HTTP_PORT is not read from this"
                + " file; set it in the environment.");
  }

  @Test
  void knowsTheSettingsOfNamesThatAreGiven() {
    Map<String, String> given =
        Map.of("ALERT_RECEIVERS", "acme", "OBS_PROBE_SOURCES", "lake", "OBS_JWT_ISSUERS", "sso");
    assertThat(
            List.of(
                "ALERT_ACME_TENANTS",
                "ALERT_ACME_SLACK_WEBHOOK",
                "OBS_PROBE_LAKE_URL",
                "OBS_JWT_SSO_JWKS_URI"))
        .allMatch(key -> FileSettings.isKnown(key, source(given)))
        .allMatch(key -> key.contains("JWT") || !FileSettings.isKnown(key, source(Map.of())));
    assertThat(FileSettings.isKnown("ALERT_NORTH_EMAILS", source(given))).isFalse();
  }

  @Test
  void changesLimitsAndReceiversAndNotWhatIsTakenAtTheStart() {
    var changeable = FileSettings.changeable(source(Map.of("ALERT_RECEIVERS", "acme")));
    assertThat(
            List.of(
                "RETRY_ALERT_THRESHOLD",
                "API_LATENCY_P95_MS",
                "OBS_ALERTS_ENABLED",
                "ALERT_SLACK_WEBHOOK",
                "ALERT_ACME_EMAILS",
                "OBS_SMTP_PASSWORD"))
        .allMatch(changeable);
    assertThat(
            List.of(
                "DQ_ROW_DELTA_PCT_THRESHOLD",
                "OBS_DQ_ENABLED",
                "OBS_ALERTMANAGER_DIR",
                "OBS_JOBS_FILE",
                "OBS_MAX_JOBS"))
        .noneMatch(changeable);
  }

  @Test
  void wantsJobsInOnePlace() {
    var file = new ConfigFile(FILE, Map.of(), 5);
    assertThat(FileSettings.complaints(file, source(Map.of("OBS_JOBS_FILE", "/etc/jobs.yaml"))))
        .containsExactly(
            "Setting OBS_CONFIG_FILE: /etc/obs.yaml, line 5: jobs are declared here and in the file"
                + " that OBS_JOBS_FILE names; keep one of them.");
    assertThat(FileSettings.complaints(file, source(Map.of("OBS_JOBS_FILE", FILE.toString()))))
        .isEmpty();
  }

  private static List<String> complaints(Map<String, Written> settings) {
    return FileSettings.complaints(new ConfigFile(FILE, settings, 0), source(Map.of()));
  }

  private static Function<Setting, Optional<String>> source(Map<String, String> values) {
    return setting -> Optional.ofNullable(values.get(setting.key()));
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }
}
