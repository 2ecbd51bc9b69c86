package io.trialsync.obs.launcher.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One value that stands in the path, the query or a header.
 *
 * @param in where: {@code path}, {@code query} or {@code header}
 * @param schema what it may be, with its reference followed
 * @param example one that is good, if the document shows one
 */
public record ApiParameter(
    String name, String in, boolean required, JsonNode schema, Optional<String> example) {

  static ApiParameter of(ApiDocument document, JsonNode node) {
    JsonNode example = node.path("example");
    return new ApiParameter(
        node.path("name").asText(),
        node.path("in").asText(),
        node.path("required").asBoolean(),
        document.follow(node.path("schema")),
        example.isMissingNode() ? Optional.empty() : Optional.of(example.asText()));
  }

  /**
   * A good value: the example, or what is taken when none is sent.
   *
   * @throws IllegalStateException when the document shows none
   */
  public String sample() {
    JsonNode usual = schema.path("default");
    return example.orElseGet(
        () -> {
          if (usual.isMissingNode()) {
            throw new IllegalStateException("the parameter " + name + " has no example");
          }
          return usual.asText();
        });
  }
}
