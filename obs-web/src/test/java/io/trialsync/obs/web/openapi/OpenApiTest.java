package io.trialsync.obs.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.web.WarClasses;
import io.trialsync.obs.web.openapi.PublishedDocument.Operation;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The document says of every route that it exists, who may call it and what it refuses. */
class OpenApiTest {
  private static final String OPEN = "open";
  private static final List<String> OF_EVERY_SCOPED_ROUTE =
      List.of("401", "403", "429", "500", "503", "default");
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

  @Test
  @Tag("A12")
  void describesTheRoutesOfTheCodeWithTheirScopesAndNothingElse() throws Exception {
    var ofTheCode = new TreeMap<String, String>();
    WarClasses.all().flatMap(OpenApiTest::routes).forEach(r -> ofTheCode.put(r[0], r[1]));
    var ofTheDocument = new TreeMap<String, String>();
    PublishedDocument.operations().forEach(o -> ofTheDocument.put(o.route(), scope(o)));

    assertThat(ofTheDocument).isEqualTo(ofTheCode);
    assertThat(ofTheCode)
        .contains(
            Map.entry("POST /v1/obs/run-events", "obs.write"), Map.entry("GET /readyz", OPEN));
  }

  @Test
  void hasWhatEveryReferenceNames() {
    List<String> references = PublishedDocument.root().findValuesAsText("$ref");
    assertThat(references).hasSizeGreaterThan(100).allMatch(PublishedDocument::resolves);
  }

  @Test
  void saysOfEveryScopedRouteWhatItAnswersWithoutTheRightToken() {
    for (Operation operation : PublishedDocument.operations()) {
      List<String> answers = names(operation.node().path("responses"));
      if (!scope(operation).equals(OPEN)) {
        assertThat(answers).as(operation.route()).containsAll(OF_EVERY_SCOPED_ROUTE);
      }
    }
  }

  @Test
  void namesEveryOperationOnceAndSumsItUp() {
    List<Operation> operations = PublishedDocument.operations();
    assertThat(operations.stream().map(o -> o.node().path("operationId").asText()))
        .doesNotHaveDuplicates()
        .doesNotContain("");
    assertThat(operations).allMatch(o -> o.node().path("summary").asText().endsWith("."));
  }

  @Test
  void describesEveryParameterOfEveryPath() {
    for (Operation operation : PublishedDocument.operations()) {
      List<String> inPath =
          PATH_PARAMETER
              .matcher(operation.path())
              .results()
              .map((MatchResult found) -> found.group(1))
              .toList();
      List<String> described =
          Stream.of(operation.pathItem(), operation.node())
              .flatMap(node -> elements(node.path("parameters")))
              .map(PublishedDocument::follow)
              .filter(parameter -> parameter.path("in").asText().equals("path"))
              .map(parameter -> parameter.path("name").asText())
              .toList();
      assertThat(described).as(operation.route()).isEqualTo(inPath);
    }
  }

  @Test
  void usesAllThatItDefines() {
    List<String> references = PublishedDocument.root().findValuesAsText("$ref");
    for (String kind : List.of("schemas", "responses", "parameters", "headers", "examples")) {
      JsonNode defined = PublishedDocument.root().at("/components/" + kind);
      assertThat(names(defined))
          .isNotEmpty()
          .allMatch(name -> references.contains("#/components/" + kind + "/" + name));
    }
  }

  /** Pairs of route and scope. */
  private static Stream<String[]> routes(Class<?> type) {
    WebServlet servlet = type.getAnnotation(WebServlet.class);
    if (servlet != null) {
      return Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.getName().matches("do(Get|Post|Put|Delete|Patch)"))
          .map(method -> method.getName().substring(2).toUpperCase(Locale.ROOT))
          .flatMap(
              method ->
                  Arrays.stream(servlet.urlPatterns())
                      .map(path -> new String[] {method + " " + path, OPEN}));
    }
    return WarClasses.routes(type)
        .map(route -> new String[] {method(route) + " " + path(type, route), scope(type, route)});
  }

  private static String method(Method route) {
    return Arrays.stream(route.getAnnotations())
        .map(one -> one.annotationType().getAnnotation(HttpMethod.class))
        .filter(named -> named != null)
        .map(HttpMethod::value)
        .findFirst()
        .orElse("no method");
  }

  private static String path(Class<?> type, Method route) {
    return Stream.<AnnotatedElement>of(type, route)
        .map(element -> element.getAnnotation(Path.class))
        .filter(path -> path != null)
        .map(path -> path.value().startsWith("/") ? path.value() : "/" + path.value())
        .reduce("", String::concat);
  }

  /** What the method says, else what its class says. */
  private static String scope(Class<?> type, Method route) {
    for (AnnotatedElement element : List.of(route, type)) {
      if (element.isAnnotationPresent(RequiresScope.class)) {
        return element.getAnnotation(RequiresScope.class).value();
      }
      if (element.isAnnotationPresent(PermitAll.class)) {
        return OPEN;
      }
    }
    return "closed";
  }

  private static String scope(Operation operation) {
    JsonNode security = operation.node().path("security");
    if (security.isArray() && security.isEmpty()) {
      return OPEN;
    }
    JsonNode scopes = security.path(0).path("bearer");
    return security.size() == 1 && scopes.size() == 1 ? scopes.get(0).asText() : "undeclared";
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
