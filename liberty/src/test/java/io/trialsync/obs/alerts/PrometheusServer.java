package io.trialsync.obs.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A real Prometheus with {@code alerts/prometheus.yml} as it is shipped, but for the addresses and
 * the exporters that are not here.
 */
final class PrometheusServer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RunningProgram program;

  private PrometheusServer(RunningProgram program) {
    this.program = program;
  }

  /** One that reads that server, asks that Alertmanager to tell people, and is ready. */
  static PrometheusServer start(Path folder, URI obs, URI alertmanager) throws IOException {
    var installed = InstalledProgram.require("prometheus", "prometheus");
    Path settings = folder.resolve("prometheus.yml");
    MAPPER.writeValue(settings.toFile(), settings(obs, alertmanager));
    return new PrometheusServer(
        RunningProgram.start(
            installed,
            RunningProgram.freeAddress(),
            settings,
            folder,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--rules.alert.resend-delay=10s"));
  }

  /** What the query gives now: a series each. */
  List<JsonNode> query(String expression) {
    return result("/api/v1/query", Map.of("query", expression));
  }

  /** What the query gives over the time up to now, as a panel asks for it. */
  List<JsonNode> queryOver(Duration time, String expression) {
    Instant now = Instant.now();
    return result(
        "/api/v1/query_range",
        Map.of(
            "query",
            expression,
            "start",
            now.minus(time).toString(),
            "end",
            now.toString(),
            "step",
            "5"));
  }

  /** Rules that could not be evaluated, with what Prometheus says of them. */
  List<String> brokenRules() {
    var broken = new ArrayList<String>();
    JsonNode answer = program.get("/api/v1/rules");
    for (JsonNode group : answer.path("data").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        if (rule.path("health").asText().equals("err")) {
          broken.add(rule.path("name").asText() + ": " + rule.path("lastError").asText());
        }
      }
    }
    return broken;
  }

  /** What it has printed: warnings and errors. */
  String said() {
    return program.said();
  }

  private static JsonNode settings(URI obs, URI alertmanager) {
    JsonNode all = AlertFiles.yaml(AlertFiles.FOLDER.resolve("prometheus.yml"));
    ((ObjectNode) all).putArray("rule_files").add(AlertFiles.FOLDER + "/rules/*.yml");
    aim(all.path("alerting").path("alertmanagers").path(0), alertmanager);
    Map<String, URI> here = Map.of("trialsync", obs, "alertmanager", alertmanager);
    var jobs = (ArrayNode) all.path("scrape_configs");
    for (int index = jobs.size() - 1; index >= 0; index--) {
      String name = jobs.path(index).path("job_name").asText();
      if (here.containsKey(name)) {
        aim(jobs.path(index), here.get(name));
      } else {
        jobs.remove(index);
      }
    }
    return all;
  }

  private static void aim(JsonNode settings, URI target) {
    ((ObjectNode) settings.path("static_configs").path(0))
        .putArray("targets")
        .add(target.getAuthority());
  }

  private List<JsonNode> result(String path, Map<String, String> form) {
    JsonNode answer = program.get(path + "?" + encoded(form));
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError("Prometheus refuses " + form + ": " + answer);
    }
    var series = new ArrayList<JsonNode>();
    answer.path("data").path("result").forEach(series::add);
    return series;
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    program.close();
  }
}
