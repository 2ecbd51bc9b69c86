package io.trialsync.obs.ejb.platform;

import io.trialsync.obs.ejb.alerting.render.AlertSettingRules;
import io.trialsync.obs.ejb.job.CheckRules;
import io.trialsync.obs.ejb.job.InvalidSettingsException;
import io.trialsync.obs.ejb.job.ThresholdKey;
import io.trialsync.obs.ejb.job.Tunable;
import io.trialsync.obs.ejb.retention.RetentionRules;
import io.trialsync.obs.ejb.run.ErrorRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All settings of the server and what each may be; {@code liberty/server.env.example} explains. */
final class Settings {
  private static final Predicate<String> LABEL = matches("[A-Za-z0-9._-]{1,64}");
  private static final Predicate<String> CLAIM = matches("[A-Za-z0-9._:/-]{1,200}");
  private static final Predicate<String> CLAIMS = matches("[A-Za-z0-9._:/, -]{1,500}");
  private static final Predicate<String> NETWORKS =
      listOf("(\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?|[0-9a-fA-F:]{2,39}(/\\d{1,3})?)");
  private static final Predicate<String> ORIGINS =
      listOf("https?://([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]{2,39}])(:\\d{1,5})?");
  private static final Predicate<String> SWITCH = matches("true|false");
  private static final String LABEL_ALLOWED =
      "1 to 64 letters, digits, dots, dashes or underscores";

  private static final Setting DEV_ISSUER_SECRET =
      Setting.secret(
          "OBS_DEV_ISSUER_SECRET", false, "32 bytes in base64url", value -> bytesIn(value) == 32);

  /** Sets the clock wrong, to try what happens then. */
  static final Setting CLOCK_OFFSET =
      Setting.text("OBS_CLOCK_OFFSET", "a duration of at most a day like PT1H", Settings::isOffset);

  /** What it may hold is known by the checks, which are asked when they have been found. */
  static final Setting DQ_CHECKS =
      Setting.text(
          "OBS_DQ_CHECKS",
          "a JSON object like {\"zero_rows\":{\"severity\":\"fail\"}}",
          value -> CheckRules.read(value).isPresent());

  /** Where settings may stand that are not in the environment. */
  static final Setting CONFIG_FILE = file("OBS_CONFIG_FILE");

  static final Setting JOBS_FILE = file("OBS_JOBS_FILE");

  private static final List<Setting> SINGLE =
      List.of(
          Setting.number("OBS_HTTP_PORT", 1, 65_535),
          Setting.number("OBS_PUBLIC_PORT", 1, 65_535),
          Setting.number("OBS_MANAGEMENT_PORT", 1, 65_535),
          Setting.text(
              "OBS_DB_URL",
              "an address like jdbc:postgresql://host:5432/database",
              matches("jdbc:postgresql://[^/\\s]+/[^\\s]+")),
          Setting.text("OBS_DB_USER", "the name of a database role", matches("\\S{1,63}")),
          Setting.secret("OBS_DB_PASSWORD", true, "the password of OBS_DB_USER", matches(".+")),
          Setting.number("OBS_DB_WRITERS", 2, 500),
          Setting.number("OBS_DB_READERS", 2, 500),
          Setting.number("OBS_INGEST_TRANSACTIONS", 1, 64),
          Setting.number("OBS_INGEST_WAITING", 1, 100_000),
          Setting.number("OBS_INGEST_CALLERS", 1, 1_000),
          Setting.number("OBS_HISTORY_READS", 1, 500),
          Setting.number("OBS_HISTORY_RATE", 0, 10_000),
          Setting.number("OBS_HISTORY_CLIENT_RATE", 0, 100_000),
          Setting.number("OBS_INGEST_RATE", 0, 1_000_000),
          Setting.number("OBS_BAD_TOKEN_RATE", 0, 10_000),
          Setting.text(
              "OBS_TRUSTED_PROXIES",
              "a list of addresses or networks, with commas, like 10.0.0.7,10.1.0.0/16",
              NETWORKS),
          Setting.number("OBS_READ_SECONDS", 1, 300),
          Setting.number("OBS_BODY_SECONDS", 1, 3_600),
          Setting.text(
              "OBS_CORS_ORIGINS",
              "a list of origins, with commas, like https://grafana.example.org",
              ORIGINS),
          Setting.number("OBS_HSTS_SECONDS", 0, 63_072_000),
          Setting.number("OBS_TENANT_JOBS", 1, 1_000_000),
          Setting.number("OBS_TENANT_TABLES", 1, 10_000_000),
          Setting.text(
              "OBS_TENANTS_DISABLED",
              "a list of tenants, with commas",
              matches("[A-Za-z0-9._:@-]{1,64}(\\s*,\\s*[A-Za-z0-9._:@-]{1,64})*")),
          Setting.text("OBS_JWT_ISSUER", "the iss claim of the tokens", matches("\\S{1,500}")),
          Setting.text("OBS_JWT_AUDIENCE", "the aud claim of the tokens", matches("\\S{1,500}")),
          Setting.text("OBS_JWT_JWKS_URI", "an http or https address", Settings::isHttpAddress),
          Setting.secret(
              "OBS_JWT_SECRET",
              false,
              "32 or more random bytes in base64url (letters, digits, - and _)",
              value -> bytesIn(value) >= 32),
          Setting.text("OBS_JWT_SCOPE_CLAIMS", "a list of claim names, with commas", CLAIMS),
          Setting.text("OBS_JWT_TENANT_CLAIM", "the name of a claim", CLAIM),
          Setting.text("OBS_JWT_TENANT_REQUIRED", "true or false", SWITCH),
          Setting.text("OBS_JWT_CLIENT_CLAIMS", "a list of claim names, with commas", CLAIMS),
          Setting.text(
              "OBS_JWT_ISSUERS",
              "a list of up to 20 names of lower-case letters and digits, like keycloak,legacy",
              matches("[a-z0-9]{1,32}( ?, ?[a-z0-9]{1,32}){0,19}")),
          Setting.text(
              "OBS_JWT_LONGEST_LIFE",
              "a duration from PT1M to P366D",
              isDuration(Duration.ofMinutes(1), Duration.ofDays(366))),
          Setting.text(
              "OBS_JWT_JWKS_REFRESH",
              "a duration from PT1S to PT24H",
              isDuration(Duration.ofSeconds(1), Duration.ofHours(24))),
          Setting.text("OBS_JWT_INSECURE_JWKS", "true or false", SWITCH),
          DEV_ISSUER_SECRET,
          CLOCK_OFFSET,
          Setting.number("OBS_RETENTION_DAYS", 1, 3650),
          Setting.number("OBS_RETENTION_LIFE_CYCLE_DAYS", 1, 3650),
          Setting.number("OBS_RETENTION_ROLLUP_DAYS", 8, 3650),
          Setting.number("OBS_RETENTION_AUDIT_DAYS", 1, 3650),
          Setting.number("OBS_RETENTION_ALERT_DAYS", 1, 3650),
          Setting.text(
              "OBS_RETENTION_DAYS_BY_TENANT",
              "a list of tenants, each once and with 1 to 3650 days, like acme=30,other=365",
              RetentionRules::isTenantList),
          Setting.text(
              "OBS_RETENTION_AT",
              "a time of day in UTC from 00:00 to 23:59",
              matches("([01][0-9]|2[0-3]):[0-5][0-9]")),
          Setting.number("OBS_DQ_RESOLVE_AFTER", 1, 50),
          Setting.text("OBS_DQ_ENABLED", "true or false", SWITCH),
          DQ_CHECKS,
          ProbeSourceSettings.SOURCES,
          Setting.text(
              "OBS_PROBE_TIMEOUT",
              "a duration from PT1S to PT5M",
              isDuration(Duration.ofSeconds(1), Duration.ofMinutes(5))),
          Setting.number("OBS_PROBE_SAMPLE_ABOVE", 1_000, 100_000_000),
          Setting.text(
              "OBS_LATENESS_START_GRACE",
              "a duration from PT1S to P366D",
              isDuration(Duration.ofSeconds(1), Duration.ofDays(366))),
          Setting.text(
              "OBS_LATENESS_EARLY_TOLERANCE",
              "a duration from PT0S to P366D",
              isDuration(Duration.ZERO, Duration.ofDays(366))),
          Setting.text(
              "OBS_LATENESS_LOST_AFTER",
              "a duration from PT1M to P366D",
              isDuration(Duration.ofMinutes(1), Duration.ofDays(366))),
          Setting.text(
              "OBS_LATENESS_FIRST_SEEN",
              "a duration from PT1M to P366D",
              isDuration(Duration.ofMinutes(1), Duration.ofDays(366))),
          CONFIG_FILE,
          JOBS_FILE,
          Setting.text(
              "OBS_ALERTS_OPERATOR_TENANT",
              "the name of a tenant",
              matches("[A-Za-z0-9._:@-]{1,64}")),
          Setting.text("OBS_METRICS_ENABLED", "true or false", SWITCH),
          Setting.number("OBS_MAX_JOBS", 1, 1_000_000),
          Setting.number("OBS_TABLES_PER_JOB", 1, 10_000),
          Setting.text("OBS_SERVICE", LABEL_ALLOWED, LABEL),
          Setting.text("OBS_ENV", LABEL_ALLOWED, LABEL),
          Setting.text(
              "OBS_LOG_LEVEL", "one of DEBUG, INFO, WARN, ERROR", matches("DEBUG|INFO|WARN|ERROR")),
          Setting.number("OBS_LOG_FIRST", 1, 1_000_000),
          Setting.number("OBS_LOG_EVERY", 1, 1_000_000),
          Setting.text(
              "OBS_ERROR_RULES",
              "a list of at most 100 rules like API code SSO-*; DB message *ora-*; API http 502-504",
              ErrorRules::isList),
          Setting.text("OBS_ALERTS_ENABLED", "true or false", SWITCH),
          Setting.text("OBS_RUNBOOK_URL", "an http or https address", Settings::isHttpAddress),
          Setting.text("OBS_GRAFANA_URL", "an http or https address", Settings::isHttpAddress));

  /** With one for each threshold, under its name in capitals. */
  static final List<Setting> ALL =
      Stream.concat(
              SINGLE.stream(),
              Arrays.stream(ThresholdKey.values()).map(key -> Setting.decimal(key.name(), key)))
          .toList();

  private Settings() {}

  /** One sentence for each setting that cannot be used, by itself or together with another. */
  static List<String> complaints(Function<Setting, Optional<String>> source) {
    List<String> single =
        ALL.stream().flatMap(setting -> setting.complaint(source.apply(setting)).stream()).toList();
    return single.isEmpty() ? complaintsAboutSeveral(source) : single;
  }

  /** One sentence when the settings of checks do not fit the checks that there are. */
  static Optional<String> complaintAboutChecks(
      Optional<String> value, Collection<? extends Tunable> tunables) {
    try {
      value.flatMap(CheckRules::read).ifPresent(new CheckRules(tunables)::check);
      return Optional.empty();
    } catch (InvalidSettingsException wrong) {
      return Optional.of("Setting " + DQ_CHECKS.key() + " is wrong: " + wrong.getMessage());
    }
  }

  private static List<String> complaintsAboutSeveral(Function<Setting, Optional<String>> source) {
    if (source.apply(CLOCK_OFFSET).isPresent() && source.apply(DEV_ISSUER_SECRET).isEmpty()) {
      return List.of(
          "Setting OBS_CLOCK_OFFSET is only for trying a server with OBS_DEV_ISSUER_SECRET;"
              + " remove it.");
    }
    List<String> ofProbes = ProbeSourceSettings.complaints(source);
    if (!ofProbes.isEmpty()) {
      return ofProbes;
    }
    List<String> ofAlerts =
        AlertSettingRules.complaints(
            key -> source.apply(Setting.text(key, "anything", value -> true)));
    if (!ofAlerts.isEmpty()) {
      return ofAlerts;
    }
    return RetentionRules.complaint(
            property ->
                ALL.stream()
                    .filter(setting -> setting.property().equals(property))
                    .findFirst()
                    .flatMap(source))
        .stream()
        .toList();
  }

  private static Predicate<String> listOf(String part) {
    return matches("\\s*" + part + "\\s*(,\\s*" + part + "\\s*){0,99}");
  }

  private static Predicate<String> matches(String expression) {
    return Pattern.compile(expression).asMatchPredicate();
  }

  private static boolean isOffset(String value) {
    try {
      return Duration.parse(value).abs().compareTo(Duration.ofDays(1)) <= 0;
    } catch (DateTimeParseException notADuration) {
      return false;
    }
  }

  private static Predicate<String> isDuration(Duration least, Duration most) {
    return value -> {
      try {
        Duration duration = Duration.parse(value);
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
      } catch (DateTimeParseException notADuration) {
        return false;
      }
    };
  }

  private static boolean isHttpAddress(String value) {
    try {
      URI address = new URI(value);
      return address.getHost() != null
          && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  private static Setting file(String key) {
    return Setting.text(
        key, "the path of a file that can be read, beginning with /", Settings::isReadableFile);
  }

  private static boolean isReadableFile(String value) {
    try {
      Path path = Path.of(value);
      return path.isAbsolute() && Files.isRegularFile(path) && Files.isReadable(path);
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }

  private static int bytesIn(String value) {
    try {
      return Base64.getUrlDecoder().decode(value.strip()).length;
    } catch (IllegalArgumentException notBase64) {
      return 0;
    }
  }
}
