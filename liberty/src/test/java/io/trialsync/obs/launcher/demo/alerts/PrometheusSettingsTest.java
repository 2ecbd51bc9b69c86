package io.trialsync.obs.launcher.demo.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PrometheusSettingsTest {
  private static final Path ALERTS = Path.of("../alerts").toAbsolutePath().normalize();

  @Test
  void readsThisServerAndAlertmanagerAndNothingElse() throws IOException {
    JsonNode settings = settings();
    assertThat(settings.path("scrape_configs").findValuesAsText("job_name"))
        .containsExactly("trialsync", "alertmanager");
    JsonNode server = settings.path("scrape_configs").path(0);
    assertThat(server.path("scrape_interval").asText()).isEqualTo("3s");
    assertThat(targets(server)).isEqualTo("127.0.0.1:8181");
    assertThat(targets(settings.path("scrape_configs").path(1))).isEqualTo("127.0.0.1:8282");
    assertThat(targets(settings.path("alerting").path("alertmanagers").path(0)))
        .isEqualTo("127.0.0.1:8282");
  }

  @Test
  void hasTheRulesAsTheyAreShipped() throws IOException {
    assertThat(settings().path("rule_files")).hasSize(1);
    assertThat(settings().path("rule_files").path(0).asText()).isEqualTo(ALERTS + "/rules/*.yml");
  }

  private static JsonNode settings() throws IOException {
    String text =
        new PrometheusSettings(ALERTS)
            .text(URI.create("http://127.0.0.1:8181"), URI.create("http://127.0.0.1:8282"));
    return new ObjectMapper().readTree(text);
  }

  private static String targets(JsonNode settings) {
    JsonNode targets = settings.path("static_configs").path(0).path("targets");
    assertThat(targets).hasSize(1);
    return targets.path(0).asText();
  }
}
