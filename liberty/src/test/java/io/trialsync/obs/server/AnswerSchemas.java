package io.trialsync.obs.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.trialsync.obs.launcher.contract.ApiDocument;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of the document, made strict: what it describes of an object must be all that the
 * object has. The document itself stays open for callers, who must live with new fields.
 */
final class AnswerSchemas {
  private static final String OTHERS = "unevaluatedProperties";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final JsonNode components;
  private final Map<JsonNode, Schema> known = new ConcurrentHashMap<>();

  AnswerSchemas(ApiDocument document) {
    JsonNode schemas = document.root().at("/components/schemas").deepCopy();
    // Who refers to them is strict, so that they can also be parts of others.
    schemas.forEach(schema -> makeStrict(schema, true));
    components = schemas;
  }

  /** Where the text does not fit the schema. */
  List<String> misfits(JsonNode schema, String json) {
    try {
      JsonNode value = ApiClient.MAPPER.readTree(json);
      Schema strict = known.computeIfAbsent(schema, this::compile);
      return strict.validate(value, AnswerSchemas::withFormats).stream()
          .map(Object::toString)
          .toList();
    } catch (JsonProcessingException notJson) {
      return List.of("it is no JSON");
    }
  }

  private static void withFormats(ExecutionContext run) {
    run.executionConfig(config -> config.formatAssertionsEnabled(true));
  }

  /** Where the text of a header does not fit; digits are a number there. */
  List<String> misfitsOfHeader(JsonNode schema, String text) {
    boolean number = schema.path("type").asText().equals("integer") && text.matches("\\d{1,9}");
    JsonNode value = number ? IntNode.valueOf(Integer.parseInt(text)) : TextNode.valueOf(text);
    return misfits(schema, value.toString());
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    makeStrict(whole, false);
    whole.putObject("components").set("schemas", components);
    return registry.getSchema(whole);
  }

  /** A part of allOf describes a part only: what has no place is judged where all parts are. */
  private static void makeStrict(JsonNode schema, boolean part) {
    if (schema instanceof ObjectNode object) {
      boolean described = object.has("properties") && !object.has("additionalProperties");
      if (!part && (described || object.has("$ref") || object.has("allOf"))) {
        object.put(OTHERS, false);
      }
      object.path("properties").forEach(one -> makeStrict(one, false));
      object.path("anyOf").forEach(one -> makeStrict(one, false));
      object.path("allOf").forEach(one -> makeStrict(one, true));
      makeStrict(object.path("items"), false);
      makeStrict(object.path("additionalProperties"), false);
    }
  }
}
