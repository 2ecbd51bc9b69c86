package io.trialsync.obs.ejb.alerting.render;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the settings about alerts may be; {@code liberty/server.env.example} explains them. */
public final class AlertSettingRules {
  private static final String MAIL = "[A-Za-z0-9.!#$%&'*+/=?^_`|~-]{1,64}@[A-Za-z0-9.-]{1,253}";
  private static final String WEBHOOK_ALLOWED =
      "an https address (http is taken on this machine only)";

  static final SettingRule SLACK_WEBHOOK =
      SettingRule.ofSecret("ALERT_SLACK_WEBHOOK", WEBHOOK_ALLOWED, HttpAddress::isWebhook);
  static final SettingRule TEAMS_WEBHOOK =
      SettingRule.ofSecret("ALERT_TEAMS_WEBHOOK", WEBHOOK_ALLOWED, HttpAddress::isWebhook);
  static final SettingRule EMAILS =
      SettingRule.of(
          "ALERT_EMAILS",
          "a list of up to 50 e-mail addresses, with commas",
          matches("\\s*" + MAIL + "\\s*(,\\s*" + MAIL + "\\s*){0,49}"));
  static final SettingRule PAGERDUTY_KEY =
      SettingRule.ofSecret(
          "ALERT_PAGERDUTY_KEY",
          "the integration key of a PagerDuty service (16 to 64 letters and digits)",
          matches("[A-Za-z0-9_+-]{16,64}"));
  static final SettingRule PAGERDUTY_URL =
      SettingRule.of("ALERT_PAGERDUTY_URL", WEBHOOK_ALLOWED, HttpAddress::isWebhook);
  static final SettingRule WATCHDOG_WEBHOOK =
      SettingRule.ofSecret("ALERT_WATCHDOG_WEBHOOK", WEBHOOK_ALLOWED, HttpAddress::isWebhook);
  static final SettingRule RECEIVERS =
      SettingRule.of(
          "ALERT_RECEIVERS",
          "a list of up to 50 names of lower-case letters and digits, like acme,north",
          matches("[a-z0-9]{1,32}(\\s*,\\s*[a-z0-9]{1,32}){0,49}"));
  static final SettingRule SMTP_SMARTHOST =
      SettingRule.of(
          "OBS_SMTP_SMARTHOST",
          "a host and port like mail.example.org:587",
          matches("([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]{2,39}]):\\d{1,5}"));
  static final SettingRule SMTP_FROM =
      SettingRule.of("OBS_SMTP_FROM", "an e-mail address", matches(MAIL));
  static final SettingRule SMTP_USER =
      SettingRule.of("OBS_SMTP_USER", "the name of an account", matches("[^\\p{Cntrl}]{1,200}"));
  static final SettingRule SMTP_PASSWORD =
      SettingRule.ofSecret(
          "OBS_SMTP_PASSWORD", "the password of OBS_SMTP_USER", matches("[^\\p{Cntrl}]{1,500}"));
  static final SettingRule SMTP_TLS =
      SettingRule.of("OBS_SMTP_TLS", "true or false", matches("true|false"));
  static final SettingRule QUIET_HOURS =
      SettingRule.of("OBS_ALERTS_QUIET_HOURS", CalendarWindow.ALLOWED, CalendarWindow::isList);
  static final SettingRule MAINTENANCE =
      SettingRule.of("OBS_ALERTS_MAINTENANCE", CalendarWindow.ALLOWED, CalendarWindow::isList);
  static final SettingRule ZONE =
      SettingRule.of(
          "OBS_ALERTS_ZONE",
          "UTC or the name of a time zone like Europe/Berlin",
          zone -> zone.equals("UTC") || isRegion(zone));
  static final SettingRule SERVER_URL =
      SettingRule.of(
          "OBS_ALERTS_SERVER_URL", "an http or https address of this server", HttpAddress::isBase);
  static final SettingRule TOKEN_FILE =
      SettingRule.of(
          "OBS_ALERTS_TOKEN_FILE", "the absolute path of a file", AlertSettingRules::isAbsolute);

  /** Where the settings of Alertmanager are written. */
  public static final String ALERTMANAGER_DIR = "OBS_ALERTMANAGER_DIR";

  /** Whom to tell that they have changed. */
  public static final String ALERTMANAGER_URL = "OBS_ALERTMANAGER_URL";

  private static final List<SettingRule> ALL =
      List.of(
          SLACK_WEBHOOK,
          TEAMS_WEBHOOK,
          EMAILS,
          PAGERDUTY_KEY,
          PAGERDUTY_URL,
          WATCHDOG_WEBHOOK,
          RECEIVERS,
          SMTP_SMARTHOST,
          SMTP_FROM,
          SMTP_USER,
          SMTP_PASSWORD,
          SMTP_TLS,
          QUIET_HOURS,
          MAINTENANCE,
          ZONE,
          SERVER_URL,
          TOKEN_FILE,
          SettingRule.of(
              ALERTMANAGER_DIR, "the absolute path of a folder", AlertSettingRules::isAbsolute),
          SettingRule.of(ALERTMANAGER_URL, "an http or https address", HttpAddress::isBase));

  private static final List<SettingRule> OF_A_NAME =
      List.of(SLACK_WEBHOOK, TEAMS_WEBHOOK, EMAILS, PAGERDUTY_KEY);

  private AlertSettingRules() {}

  /** One sentence for each setting that cannot be used, by itself or together with another. */
  public static List<String> complaints(Function<String, Optional<String>> source) {
    List<String> single =
        ALL.stream().flatMap(rule -> rule.complaint(source.apply(rule.name())).stream()).toList();
    if (!single.isEmpty()) {
      return single;
    }
    List<String> ofNames = names(source).stream().flatMap(name -> ofName(name, source)).toList();
    return ofNames.isEmpty() ? together(source) : ofNames;
  }

  /** Whether it is a setting about alerts, maybe one of the receivers that are named. */
  public static boolean isKnown(String key, Function<String, Optional<String>> source) {
    return ALL.stream().anyMatch(rule -> rule.name().equals(key))
        || names(source).stream()
            .flatMap(
                name ->
                    Stream.concat(
                        Stream.of(tenantsOf(name)), OF_A_NAME.stream().map(rule -> rule.of(name))))
            .anyMatch(rule -> rule.name().equals(key));
  }

  /** Names of those who hear of some tenants only. */
  static List<String> names(Function<String, Optional<String>> source) {
    return source.apply(RECEIVERS.name()).map(Channels::parts).orElse(List.of());
  }

  static SettingRule tenantsOf(String name) {
    return SettingRule.of(
        "ALERT_" + name.toUpperCase(Locale.ROOT) + "_TENANTS",
        "a list of tenants other than default, with commas",
        AlertSettingRules::isListOfTenants);
  }

  private static Stream<String> ofName(String name, Function<String, Optional<String>> source) {
    SettingRule tenants = tenantsOf(name);
    if (source.apply(tenants.name()).isEmpty()) {
      return Stream.of(
          "Setting " + tenants.name() + " is missing; it must be " + tenants.allowed() + ".");
    }
    if (Channels.ofTenants(name, source).isEmpty()) {
      return Stream.of(
          "Setting ALERT_RECEIVERS names %s, which has no way to be reached: set %s or another."
              .formatted(name, EMAILS.of(name).name()));
    }
    return Stream.concat(Stream.of(tenants), OF_A_NAME.stream().map(rule -> rule.of(name)))
        .flatMap(rule -> rule.complaint(source.apply(rule.name())).stream());
  }

  private static List<String> together(Function<String, Optional<String>> source) {
    List<String> complaints = new ArrayList<>();
    if (names(source).stream().distinct().count() < names(source).size()) {
      complaints.add("Setting ALERT_RECEIVERS names somebody twice.");
    }
    if (source.apply(SMTP_USER.name()).isPresent()
        != source.apply(SMTP_PASSWORD.name()).isPresent()) {
      complaints.add("Settings OBS_SMTP_USER and OBS_SMTP_PASSWORD go together; set both or none.");
    }
    AlertSettings settings = AlertSettings.read(source);
    if (source.apply(ALERTMANAGER_DIR).isPresent()
        && settings.tokenFile().isEmpty()
        && settings.circles().anyMatch(circle -> circle.teamsWebhook().isPresent())) {
      complaints.add(
          "Setting OBS_ALERTS_TOKEN_FILE is missing: Alertmanager reaches Teams by way of this"
              + " server, and needs a token with the scope obs.alerts for it.");
    }
    return complaints;
  }

  private static boolean isListOfTenants(String value) {
    return value.matches("[A-Za-z0-9._:@-]{1,64}(\\s*,\\s*[A-Za-z0-9._:@-]{1,64}){0,99}")
        && !Channels.parts(value).contains("default");
  }

  private static boolean isRegion(String zone) {
    return zone.contains("/") && ZoneId.getAvailableZoneIds().contains(zone);
  }

  private static boolean isAbsolute(String path) {
    try {
      return path.length() <= 1_000 && Path.of(path).isAbsolute();
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private static Predicate<String> matches(String expression) {
    return Pattern.compile(expression).asMatchPredicate();
  }
}
