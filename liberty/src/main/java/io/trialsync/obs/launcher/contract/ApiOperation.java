package io.trialsync.obs.launcher.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One method of one path: who may call it, what it takes, and what it answers. */
public record ApiOperation(
    ApiDocument document, String path, String method, JsonNode pathItem, JsonNode node) {

  /** As the document names it: method and template of the path. */
  public String route() {
    return method + " " + path;
  }

  /**
   * The one scope that a token needs; empty where everybody may call.
   *
   * @throws IllegalStateException when the document does not say
   */
  public Optional<String> scope() {
    JsonNode security = node.path("security");
    if (security.isArray() && security.isEmpty()) {
      return Optional.empty();
    }
    JsonNode scopes = security.path(0).path("bearer");
    if (security.size() != 1 || scopes.size() != 1) {
      throw new IllegalStateException(route() + " does not say which scope it asks for");
    }
    return Optional.of(scopes.get(0).asText());
  }

  /** Whether the template of the path fits a path as it was sent. */
  public boolean isAt(String sent) {
    String[] template = path.split("/", -1);
    String[] segments = sent.split("/", -1);
    if (template.length != segments.length) {
      return false;
    }
    for (int i = 0; i < template.length; i++) {
      boolean open = template[i].startsWith("{") && !segments[i].isEmpty();
      if (!open && !template[i].equals(segments[i])) {
        return false;
      }
    }
    return true;
  }

  /** Parameters of the path and of the method. */
  public List<ApiParameter> parameters() {
    var parameters = new ArrayList<ApiParameter>();
    for (JsonNode owner : List.of(pathItem, node)) {
      owner
          .path("parameters")
          .forEach(one -> parameters.add(ApiParameter.of(document, document.follow(one))));
    }
    return parameters;
  }

  /** What may be sent as a body, by media type; empty where nothing is taken. */
  public List<ApiBody> bodies() {
    var bodies = new ArrayList<ApiBody>();
    for (var media : document.follow(node.path("requestBody")).path("content").properties()) {
      bodies.add(ApiBody.of(document, media.getKey(), media.getValue()));
    }
    return bodies;
  }

  /** What is said of answers with the status, or of those that nothing is said of. */
  public JsonNode answer(int status) {
    JsonNode answers = node.path("responses");
    JsonNode exact = answers.path(Integer.toString(status));
    return document.follow(exact.isMissingNode() ? answers.path("default") : exact);
  }

  /**
   * Path and query made of the examples of the document.
   *
   * @param optional whether those parameters are given too that may be left out
   */
  public String exampleTarget(boolean optional) {
    String target = path;
    for (ApiParameter parameter : parameters("path")) {
      target = target.replace("{" + parameter.name() + "}", encoded(parameter.sample()));
    }
    String query =
        parameters("query").stream()
            .filter(one -> one.required() || (optional && one.example().isPresent()))
            .map(one -> one.name() + "=" + encoded(one.sample()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? target : target + "?" + query;
  }

  /** Parameters that stand in that part of the request. */
  public List<ApiParameter> parameters(String in) {
    return parameters().stream().filter(one -> one.in().equals(in)).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
