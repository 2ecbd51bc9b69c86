package io.trialsync.obs.ejb.alerting.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RenderingTest {
  private static final Path FOLDER = Path.of("/etc/alertmanager");

  /** The shape that people read before they have a server: rewritten by hand when this fails. */
  @Test
  void isWhatTheExampleShows() throws IOException {
    Path example = Path.of("../alerts/alertmanager/example.yml");
    Map<String, String> settings = new HashMap<>(Given.everything());
    settings.keySet().removeIf(key -> key.startsWith("ALERT_WATCHDOG"));
    String rendered = settingsOf(settings);
    Path made = Files.writeString(Path.of("target/example.yml"), rendered);

    assertThat(rendered).as("copy %s over the example", made).isEqualTo(Files.readString(example));
  }

  @Test
  @Tag("T02")
  void keepsSecretsOutOfTheSettingsAndOfAllThatIsPrinted() {
    Rendering rendering = Given.rendering(Given.everything(), FOLDER);
    String printed =
        rendering
            + String.join("\n", rendering.receivers())
            + String.join("\n", rendering.leftOut());

    assertThat(Given.SECRETS)
        .allSatisfy(
            secret -> {
              assertThat(settingsOf(Given.everything())).doesNotContain(secret);
              assertThat(printed).doesNotContain(secret, "watch-secret", "ping");
            });
    AlertSettings settings =
        AlertSettings.read(name -> Optional.ofNullable(Given.everything().get(name)));
    assertThat(settings + " " + settings.ofAll() + settings.mail()).doesNotContain("secret", "@");
  }

  @Test
  void leavesOutWhatIsNotSetAndSaysSo() {
    Rendering rendering = Given.rendering(Given.SLACK, FOLDER);

    assertThat(rendering.files()).containsKey("secrets/slack_webhook").hasSize(6);
    assertThat(settingsOf(Given.SLACK))
        .contains("slack_configs", "name: people\n", "name: on-call\n")
        .doesNotContain(
            "email_configs", "smtp", "webhook_configs", "pagerduty_configs", "mute_time");
    assertThat(rendering.receivers()).contains("people: Slack", "dead-man-switch: nobody");
    assertThat(rendering.leftOut())
        .contains("e-mail (ALERT_EMAILS)", "PagerDuty (ALERT_PAGERDUTY_KEY)")
        .doesNotContain("Slack (ALERT_SLACK_WEBHOOK)");
  }

  @Test
  void asksForTlsOfEveryMailServerButOneOnThisMachine() {
    assertThat(settingsOf(Given.MAIL)).contains("smtp_require_tls: false", "'localhost:25'");
    assertThat(settingsOf(Given.together(Given.MAIL, Given.ACCOUNT)))
        .contains("smtp_require_tls: true", "smtp_auth_username: trialsync");
  }

  @Test
  void writesOddTextsSoThatTheyStayTexts() {
    Block odd =
        new Block()
            .with("quote", "it's")
            .with("line", "two\nlines")
            .with("yes", "true")
            .with("number", "12")
            .with("anchor", "*x");

    assertThat(YamlText.of(odd))
        .isEqualTo(
            """
            quote: 'it''s'
            line: "two\\nlines"
            yes: 'true'
            number: '12'
            anchor: '*x'
            """);
  }

  private static String settingsOf(Map<String, String> settings) {
    return String.valueOf(Given.rendering(settings, FOLDER).files().get("alertmanager.yml"));
  }
}
