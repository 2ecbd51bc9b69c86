package io.trialsync.obs.ejb.alerting.render;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of a test, each with a value that would be seen if it got out. */
final class Given {
  static final Map<String, String> SLACK =
      Map.of("ALERT_SLACK_WEBHOOK", "https://hooks.slack.example/T0/B0/slack-secret");
  static final Map<String, String> MAIL =
      Map.of("ALERT_EMAILS", "data@example.org,ops@example.org");
  static final Map<String, String> TEAMS =
      Map.of("ALERT_TEAMS_WEBHOOK", "https://teams.example/workflows/teams-secret");
  static final Map<String, String> PAGER = Map.of("ALERT_PAGERDUTY_KEY", "0123456789pagersecret");
  static final Map<String, String> TOKEN = Map.of("OBS_ALERTS_TOKEN_FILE", "/run/obs/token");
  static final Map<String, String> ACCOUNT =
      Map.of(
          "OBS_SMTP_SMARTHOST", "mail.example.org:587",
          "OBS_SMTP_FROM", "trialsync@example.org",
          "OBS_SMTP_USER", "trialsync",
          "OBS_SMTP_PASSWORD", "mail: 'secret' # no comment");
  static final Map<String, String> WINDOWS =
      Map.of(
          "OBS_ALERTS_QUIET_HOURS", "22:00-06:00,saturday-sunday 00:00-24:00",
          "OBS_ALERTS_MAINTENANCE", "sunday 23:00-02:00, 2026-12-31 22:00-03:00",
          "OBS_ALERTS_ZONE", "Europe/Berlin");
  static final Map<String, String> TENANTS =
      Map.of(
          "ALERT_RECEIVERS", "acme, north",
          "ALERT_ACME_TENANTS", "acme, acme.test",
          "ALERT_ACME_SLACK_WEBHOOK", "https://hooks.slack.example/T1/B1/acme-secret",
          "ALERT_ACME_PAGERDUTY_KEY", "9876543210acmesecret",
          "ALERT_NORTH_TENANTS", "north",
          "ALERT_NORTH_EMAILS", "oncall@north.example");
  static final Map<String, String> WATCHDOG =
      Map.of("ALERT_WATCHDOG_WEBHOOK", "https://watch.example/ping/watch-secret");

  /** What must be nowhere but in files of its own. */
  static final List<String> SECRETS =
      List.of(
          "slack-secret", "teams-secret", "pagersecret", "'secret'", "acme-secret", "acmesecret");

  private Given() {}

  @SafeVarargs
  static Map<String, String> together(Map<String, String>... parts) {
    Map<String, String> all = new HashMap<>();
    for (Map<String, String> part : parts) {
      all.putAll(part);
    }
    return all;
  }

  static Map<String, String> everything() {
    return together(SLACK, MAIL, TEAMS, PAGER, TOKEN, ACCOUNT, WINDOWS, TENANTS, WATCHDOG);
  }

  static List<String> complaints(Map<String, String> settings) {
    return AlertSettingRules.complaints(name -> Optional.ofNullable(settings.get(name)));
  }

  static Rendering rendering(Map<String, String> settings, Path folder) {
    return Rendering.of(
        AlertSettings.read(name -> Optional.ofNullable(settings.get(name))), folder);
  }
}
