package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The lines that the server under test has printed, read as strictly as they are promised. */
final class LogLines {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Map<String, Predicate<JsonNode>> FIELDS =
      Map.ofEntries(
          Map.entry("ts", JsonNode::isTextual),
          Map.entry("level", JsonNode::isTextual),
          Map.entry("msg", JsonNode::isTextual),
          Map.entry("service", JsonNode::isTextual),
          Map.entry("env", JsonNode::isTextual),
          Map.entry("correlation_id", JsonNode::isTextual),
          Map.entry("job_id", JsonNode::isTextual),
          Map.entry("run_id", JsonNode::isTextual),
          Map.entry("attempt", JsonNode::isIntegralNumber),
          Map.entry("phase", JsonNode::isTextual),
          Map.entry("table", JsonNode::isTextual),
          Map.entry("duration_ms", JsonNode::isIntegralNumber),
          Map.entry("records_loaded", JsonNode::isIntegralNumber),
          Map.entry("error_category", JsonNode::isTextual),
          Map.entry("error_code", JsonNode::isTextual),
          Map.entry("http_status", JsonNode::isIntegralNumber),
          Map.entry("tenant_id", JsonNode::isTextual),
          Map.entry("trace_id", JsonNode::isTextual),
          Map.entry("span_id", JsonNode::isTextual));

  private LogLines() {}

  /** All of them; fails when one is not as promised. */
  static List<JsonNode> all() {
    return ServerLog.allLines().stream().map(LogLines::read).toList();
  }

  /** Those of a run, as soon as there are so many. */
  static List<JsonNode> ofRun(UUID runId, int lines) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                all().stream()
                    .filter(line -> line.path("run_id").asText().equals(runId.toString()))
                    .toList(),
            found -> found.size() >= lines);
  }

  /** The first one that fits, as soon as there is one. */
  static JsonNode first(Predicate<JsonNode> fits) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> all().stream().filter(fits).findFirst(), found -> found.isPresent())
        .orElseThrow();
  }

  private static JsonNode read(String line) {
    try {
      JsonNode read = STRICT.readTree(line);
      assertThat(read.fieldNames()).toIterable().contains("ts", "level", "msg", "service", "env");
      read.properties()
          .forEach(
              field ->
                  assertThat(FIELDS)
                      .as(line)
                      .hasEntrySatisfying(
                          field.getKey(), kind -> assertThat(kind).accepts(field.getValue())));
      assertThat(read.path("level").textValue()).isIn("DEBUG", "INFO", "WARN", "ERROR");
      assertThat(read.path("ts").textValue())
          .matches("\\d{4}(-\\d\\d){2}T(\\d\\d:){2}\\d\\d\\.\\d{3}Z");
      return read;
    } catch (JsonProcessingException broken) {
      throw new AssertionError("no JSON: " + line, broken);
    }
  }
}
