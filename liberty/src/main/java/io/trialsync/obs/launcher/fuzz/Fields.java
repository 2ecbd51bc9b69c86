package io.trialsync.obs.launcher.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trialsync.obs.launcher.contract.ApiBody;
import io.trialsync.obs.launcher.contract.ApiDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The places inside a body: those that its schema names, and those that its examples show. */
final class Fields {
  private static final int DEEPEST = 7;
  private static final String FIRST = "0";
  private static final String ANY_NAME = "visits";

  private final ApiDocument document;
  private final Map<List<String>, JsonNode> schemas = new LinkedHashMap<>();

  private Fields(ApiDocument document) {
    this.document = document;
  }

  /** Each place with what may stand there; a missing node where nothing is said of it. */
  static Map<List<String>, JsonNode> of(ApiDocument document, ApiBody body, List<JsonNode> shown) {
    var fields = new Fields(document);
    fields.describe(body.schema(), List.of());
    shown.forEach(example -> fields.show(example, List.of()));
    fields.schemas.remove(List.<String>of());
    return fields.schemas;
  }

  private void describe(JsonNode referred, List<String> place) {
    JsonNode schema = document.follow(referred);
    boolean choice = schema.has("anyOf") && !schema.has("properties");
    if (!choice) {
      schemas.merge(place, schema, (known, other) -> known.has("type") ? known : other);
    }
    if (place.size() >= DEEPEST) {
      return;
    }
    for (String parts : List.of("anyOf", "allOf")) {
      schema.path(parts).forEach(part -> describe(part, place));
    }
    schema
        .path("properties")
        .properties()
        .forEach(member -> describe(member.getValue(), inside(place, member.getKey())));
    if (schema.path("items").isObject()) {
      describe(schema.path("items"), inside(place, FIRST));
    }
    if (schema.path("additionalProperties").isObject()) {
      describe(schema.path("additionalProperties"), inside(place, ANY_NAME));
    }
  }

  private void show(JsonNode example, List<String> place) {
    schemas.putIfAbsent(place, MissingNode.getInstance());
    example.properties().forEach(member -> show(member.getValue(), inside(place, member.getKey())));
    if (example.isArray() && !example.isEmpty()) {
      show(example.get(0), inside(place, FIRST));
    }
  }

  private static List<String> inside(List<String> place, String name) {
    var inside = new ArrayList<>(place);
    inside.add(name);
    return List.copyOf(inside);
  }
}
