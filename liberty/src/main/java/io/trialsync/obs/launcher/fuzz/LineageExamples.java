package io.trialsync.obs.launcher.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** An OpenLineage event with every facet that is read, since the document shows few of them. */
final class LineageExamples {
  private static final JsonNode EVENT = read();

  private LineageExamples() {}

  /**
   * The event.
   *
   * @param batch whether it stands in an array
   */
  static List<JsonNode> of(boolean batch) {
    return List.of(batch ? new ObjectMapper().createArrayNode().add(EVENT) : EVENT);
  }

  private static JsonNode read() {
    try (var event = LineageExamples.class.getResourceAsStream("lineage.json")) {
      return new ObjectMapper().readTree(event);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
