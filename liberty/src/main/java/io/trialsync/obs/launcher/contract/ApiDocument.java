package io.trialsync.obs.launcher.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The OpenAPI document that a server answers at {@code /openapi}, with its references followed. */
public final class ApiDocument {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final JsonNode root;

  private ApiDocument(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads the text of a document.
   *
   * @throws IOException when it is no YAML, or names no paths
   */
  public static ApiDocument parse(String yaml) throws IOException {
    JsonNode root = new YAMLMapper().readTree(yaml);
    if (root == null || !root.path("paths").isObject()) {
      throw new IOException("the document names no paths");
    }
    return new ApiDocument(root);
  }

  /** All of it, with its references as they are written. */
  public JsonNode root() {
    return root;
  }

  /** Every method of every path, in the order of the document. */
  public List<ApiOperation> operations() {
    var operations = new ArrayList<ApiOperation>();
    for (var path : root.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(
              new ApiOperation(
                  this,
                  path.getKey(),
                  method.getKey().toUpperCase(Locale.ROOT),
                  path.getValue(),
                  method.getValue()));
        }
      }
    }
    return operations;
  }

  /** The operation that answers a request, if the document knows one. */
  public Optional<ApiOperation> operation(String method, String path) {
    return operations().stream()
        .filter(one -> one.method().equals(method) && one.isAt(path))
        .findFirst();
  }

  /** Whether the document knows the path, with whatever method. */
  public boolean knows(String path) {
    return operations().stream().anyMatch(one -> one.isAt(path));
  }

  /** The node itself, or what it refers to. */
  public JsonNode follow(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.startsWith("#/") ? follow(root.at(reference.substring(1))) : node;
  }
}
