package io.trialsync.obs.launcher.demo.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code alerts/prometheus.yml} as it is shipped, but for the addresses and the exporters that a
 * demo does not have.
 */
final class PrometheusSettings {
  private final Path alerts;

  /**
   * Of the files in that folder.
   *
   * @param alerts {@code alerts} of the checkout
   */
  PrometheusSettings(Path alerts) {
    this.alerts = alerts;
  }

  /** For a Prometheus that reads that server and tells that Alertmanager; JSON, which YAML is. */
  String text(URI server, URI alertmanager) throws IOException {
    JsonNode all = new YAMLMapper().readTree(alerts.resolve("prometheus.yml").toFile());
    ((ObjectNode) all).putArray("rule_files").add(alerts.resolve("rules") + "/*.yml");
    aim(all.path("alerting").path("alertmanagers").path(0), alertmanager);
    Map<String, URI> here = Map.of("trialsync", server, "alertmanager", alertmanager);
    var targets = (ArrayNode) all.path("scrape_configs");
    for (int index = targets.size() - 1; index >= 0; index--) {
      URI target = here.get(targets.path(index).path("job_name").asText());
      if (target == null) {
        targets.remove(index);
      } else {
        aim(targets.path(index), target);
      }
    }
    return all.toPrettyString();
  }

  private static void aim(JsonNode settings, URI target) {
    ((ObjectNode) settings.path("static_configs").path(0))
        .putArray("targets")
        .add(target.getAuthority());
  }
}
