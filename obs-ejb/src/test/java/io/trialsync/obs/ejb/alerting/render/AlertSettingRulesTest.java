package io.trialsync.obs.ejb.alerting.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertSettingRulesTest {

  @Test
  void acceptsNothingAndEverything() {
    assertThat(Given.complaints(Map.of())).isEmpty();
    assertThat(Given.complaints(Given.everything())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hooks.slack.com/services/T/B/x",
        "http://hooks.slack.com/services/T/B/x",
        "https:///x",
        "https://user:password@hooks.slack.com/x",
        "ftp://127.0.0.1/x",
        "http://127.0.0.1.example.org/x",
        "https://hooks.slack.com/{{ .x }}"
      })
  @Tag("T01")
  void refusesAWebhookThatIsNoneAndDoesNotShowIt(String webhook) {
    assertThat(Given.complaints(Map.of("ALERT_SLACK_WEBHOOK", webhook)))
        .containsExactly(
            "Setting ALERT_SLACK_WEBHOOK=(secret of %d characters) is not an https address (http is taken on this machine only)."
                .formatted(webhook.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9000/slack", "http://localhost/x", "http://[::1]:1/x"})
  void takesPlainHttpOnThisMachine(String webhook) {
    assertThat(Given.complaints(Map.of("ALERT_TEAMS_WEBHOOK", webhook))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALERT_EMAILS | a@example.org;b@example.org",
        "ALERT_EMAILS | {{ .x }}@example.org",
        "ALERT_PAGERDUTY_KEY | too-short",
        "ALERT_RECEIVERS | Acme",
        "OBS_SMTP_SMARTHOST | mail.example.org",
        "OBS_SMTP_TLS | yes",
        "OBS_ALERTS_QUIET_HOURS | 22-6",
        "OBS_ALERTS_QUIET_HOURS | 22:00-22:00",
        "OBS_ALERTS_MAINTENANCE | 2026-02-30 10:00-11:00",
        "OBS_ALERTS_MAINTENANCE | someday 10:00-11:00",
        "OBS_ALERTS_ZONE | Mars/Olympus",
        "OBS_ALERTS_ZONE | +02:00",
        "OBS_ALERTMANAGER_DIR | relative/folder",
        "OBS_ALERTMANAGER_URL | 127.0.0.1:9093"
      })
  void refusesWhatAlertmanagerWouldRefuse(String name, String value) {
    assertThat(Given.complaints(Map.of(name, value)))
        .singleElement()
        .asString()
        .startsWith("Setting " + name + "=")
        .contains(" is not ");
  }

  @Test
  void demandsTenantsAndAWayForEachReceiver() {
    assertThat(Given.complaints(Map.of("ALERT_RECEIVERS", "acme")))
        .containsExactly(
            "Setting ALERT_ACME_TENANTS is missing; it must be a list of tenants other than default, with commas.");
    assertThat(Given.complaints(Map.of("ALERT_RECEIVERS", "acme", "ALERT_ACME_TENANTS", "acme")))
        .containsExactly(
            "Setting ALERT_RECEIVERS names acme, which has no way to be reached: set ALERT_ACME_EMAILS or another.");
    assertThat(
            Given.complaints(
                Map.of(
                    "ALERT_RECEIVERS", "acme",
                    "ALERT_ACME_TENANTS", "default",
                    "ALERT_ACME_EMAILS", "a@example.org")))
        .hasSize(1);
    assertThat(
            Given.complaints(
                Map.of(
                    "ALERT_RECEIVERS", "acme",
                    "ALERT_ACME_TENANTS", "acme",
                    "ALERT_ACME_SLACK_WEBHOOK", "nowhere")))
        .singleElement()
        .asString()
        .startsWith("Setting ALERT_ACME_SLACK_WEBHOOK=(secret of 7 characters)");
  }

  @Test
  void demandsATokenWhereAlertmanagerReachesTeamsThroughUs() {
    Map<String, String> settings =
        Given.together(Given.TEAMS, Map.of("OBS_ALERTMANAGER_DIR", "/tmp/am"));
    assertThat(Given.complaints(settings))
        .singleElement()
        .asString()
        .startsWith("Setting OBS_ALERTS_TOKEN_FILE is missing");
    assertThat(Given.complaints(Given.together(settings, Given.TOKEN))).isEmpty();
    assertThat(Given.complaints(Given.TEAMS)).isEmpty();
  }

  @Test
  void wantsUserAndPasswordTogether() {
    assertThat(Given.complaints(Map.of("OBS_SMTP_USER", "trialsync"))).hasSize(1);
  }
}
