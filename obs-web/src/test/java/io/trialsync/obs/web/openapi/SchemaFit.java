package io.trialsync.obs.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells where a value does not fit a schema, as far as our document uses schemas: types, fields,
 * closed sets, patterns and ranges.
 */
final class SchemaFit {
  private final List<String> misfits = new ArrayList<>();

  private SchemaFit() {}

  static List<String> misfits(JsonNode schema, JsonNode value, String place) {
    var fit = new SchemaFit();
    fit.check(PublishedDocument.follow(schema), value, place);
    return fit.misfits;
  }

  private void check(JsonNode schema, JsonNode value, String place) {
    JsonNode choices = schema.path("anyOf");
    if (!choices.isEmpty()) {
      require(oneFits(choices, value, place), place + " fits no choice");
    }
    if (!choices.isEmpty() && !schema.has("type")) {
      return;
    }
    Set<String> types = PublishedDocument.types(schema);
    require(types.isEmpty() || types.contains(type(value, types)), place + " has another type");
    require(isOneOf(schema.path("enum"), value), place + " is none of the set");
    require(!schema.has("const") || schema.path("const").equals(value), place + " is not const");
    if (value.isTextual() && schema.has("pattern")) {
      require(value.asText().matches(schema.path("pattern").asText()), place + " has another form");
    }
    if (value.isNumber()) {
      require(
          value.asDouble() >= schema.path("minimum").asDouble(-Double.MAX_VALUE)
              && value.asDouble() <= schema.path("maximum").asDouble(Double.MAX_VALUE),
          place + " is out of range");
    }
    if (value.isArray()) {
      value.forEach(element -> add(misfits(schema.path("items"), element, place + "[]")));
    }
    if (value.isObject()) {
      object(schema, value, place);
    }
  }

  /** Stricter than JSON Schema: where fields are described, all of them must be. */
  private void object(JsonNode schema, JsonNode value, String place) {
    Map<String, JsonNode> properties = PublishedDocument.properties(schema);
    for (String name : PublishedDocument.required(schema)) {
      require(value.has(name), place + "." + name + " is missing");
    }
    JsonNode others = schema.path("additionalProperties");
    for (var member : value.properties()) {
      String inner = place + "." + member.getKey();
      JsonNode described = properties.getOrDefault(member.getKey(), others);
      if (described.isObject()) {
        add(misfits(described, member.getValue(), inner));
      } else {
        require(properties.isEmpty() || others.asBoolean(), inner + " is not described");
      }
    }
  }

  private static boolean oneFits(JsonNode choices, JsonNode value, String place) {
    for (JsonNode choice : choices) {
      if (misfits(choice, value, place).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneOf(JsonNode set, JsonNode value) {
    if (set.isMissingNode()) {
      return true;
    }
    for (JsonNode allowed : set) {
      if (allowed.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static String type(JsonNode value, Set<String> types) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      case ARRAY -> "array";
      case NUMBER -> value.isIntegralNumber() && types.contains("integer") ? "integer" : "number";
      default -> "object";
    };
  }

  private void require(boolean condition, String misfit) {
    if (!condition) {
      misfits.add(misfit);
    }
  }

  private void add(List<String> further) {
    misfits.addAll(further);
  }
}
