package io.trialsync.obs.web.openapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The OpenAPI document as tests read it, with its references followed. */
public final class PublishedDocument {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final JsonNode ROOT = read();

  /** One method of one path. */
  record Operation(String path, String method, JsonNode pathItem, JsonNode node) {
    String route() {
      return method + " " + path;
    }
  }

  private PublishedDocument() {}

  /** The value of an example that has a name of its own. */
  public static JsonNode example(String name) {
    return existing("/components/examples/" + name + "/value");
  }

  /** The one example of a JSON answer. */
  public static JsonNode answer(String path, String method, String status) {
    JsonNode answer = ROOT.path("paths").path(path).path(method).path("responses").path(status);
    return answer.at("/content/application~1json/example");
  }

  /** The schema of that name. */
  public static JsonNode schema(String name) {
    return existing("/components/schemas/" + name);
  }

  /** Properties of a schema and of all that it is put together from, by name. */
  public static Map<String, JsonNode> properties(JsonNode schema) {
    var properties = new LinkedHashMap<String, JsonNode>();
    parts(schema)
        .forEach(
            part ->
                part.path("properties")
                    .properties()
                    .forEach(property -> properties.put(property.getKey(), property.getValue())));
    return properties;
  }

  /** Names of the properties that a schema asks for. */
  static Set<String> required(JsonNode schema) {
    var required = new HashSet<String>();
    parts(schema)
        .forEach(part -> part.path("required").forEach(name -> required.add(name.asText())));
    return required;
  }

  /** Types that a schema lets in, {@code null} being one; empty when it lets in all. */
  static Set<String> types(JsonNode schema) {
    JsonNode here = follow(schema);
    var types = new HashSet<String>();
    here.path("anyOf").forEach(choice -> types.addAll(types(choice)));
    here.path("allOf").forEach(part -> types.addAll(types(part)));
    if (here.path("type").isTextual()) {
      types.add(here.path("type").asText());
    }
    here.path("type").forEach(type -> types.add(type.asText()));
    return types;
  }

  /** The node itself, or what it refers to. */
  static JsonNode follow(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : existing(reference.substring(1));
  }

  /** Whether there is something at the place that a {@code $ref} names. */
  static boolean resolves(String reference) {
    return reference.startsWith("#/") && !ROOT.at(reference.substring(1)).isMissingNode();
  }

  static List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : ROOT.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(
              new Operation(
                  path.getKey(),
                  method.getKey().toUpperCase(Locale.ROOT),
                  path.getValue(),
                  method.getValue()));
        }
      }
    }
    return operations;
  }

  static JsonNode root() {
    return ROOT;
  }

  private static Stream<JsonNode> parts(JsonNode schema) {
    JsonNode here = follow(schema);
    var all = new ArrayList<JsonNode>();
    here.path("allOf").forEach(part -> parts(part).forEach(all::add));
    all.add(here);
    return all.stream();
  }

  private static JsonNode existing(String pointer) {
    JsonNode node = ROOT.at(pointer);
    if (node.isMissingNode()) {
      throw new IllegalArgumentException("The document has no " + pointer);
    }
    return node;
  }

  private static JsonNode read() {
    try (var document = PublishedDocument.class.getResourceAsStream("/openapi.yaml")) {
      // A schema that is there twice would hide the first one.
      return new YAMLMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .readTree(document);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
