package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.quality.check.TableName;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the forms of stored JSON have in common: what is absent is left out. */
final class QualityJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private QualityJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ArrayNode array() {
    return JSON.createArrayNode();
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("stored JSON of checks cannot be read", damaged);
    }
  }

  static JsonParser parser(String json) throws IOException {
    return JSON.createParser(json);
  }

  static void name(ObjectNode object, @Nullable TableName table) {
    if (table != null) {
      object.put("namespace", table.namespace()).put("table", table.table());
    }
  }

  static @Nullable TableName name(JsonNode object) {
    String table = text(object, "table");
    return table == null ? null : new TableName(object.path("namespace").asText(), table);
  }

  static void put(ObjectNode object, String member, @Nullable String value) {
    if (value != null) {
      object.put(member, value);
    }
  }

  /** No JSON is written of what is no number. */
  static void put(ObjectNode object, String member, @Nullable Double value) {
    if (value != null && Double.isFinite(value)) {
      object.put(member, value);
    }
  }

  static @Nullable String text(JsonNode object, String member) {
    JsonNode value = object.get(member);
    return value == null || value.isNull() ? null : value.asText();
  }

  static @Nullable Double number(JsonNode object, String member) {
    JsonNode value = object.get(member);
    return value == null || value.isNull() ? null : value.asDouble();
  }

  static @Nullable Long whole(JsonNode object, String member) {
    JsonNode value = object.get(member);
    return value == null || value.isNull() ? null : value.asLong();
  }
}
