package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.launcher.contract.ApiDocument;
import io.trialsync.obs.launcher.contract.ApiOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Holds every answer of the server under test to the OpenAPI document. */
final class AnswerContract {
  private static final String PROBLEM = "application/problem+json";
  private static final ApiDocument DOCUMENT = read();
  private static final AnswerSchemas SCHEMAS = new AnswerSchemas(DOCUMENT);

  private AnswerContract() {}

  /** Fails when the answer is not one that the document announces. */
  static void check(HttpResponse<String> answer) {
    String method = answer.request().method();
    if (method.equals("HEAD") || method.equals("OPTIONS") || isOfLibertyItself(answer)) {
      return;
    }
    Optional<ApiOperation> operation = DOCUMENT.operation(method, address(answer));
    operation.ifPresentOrElse(
        known -> announced(known, answer),
        () -> assertThat(answer.statusCode()).as("%s, not documented", answer).isBetween(400, 499));
    if (answer.statusCode() >= 400) {
      boolean ownForm =
          operation
              .map(known -> known.answer(answer.statusCode()).path("content"))
              .filter(content -> content.has(mediaType(answer)))
              .isPresent();
      RefusalRules.check(answer, ownForm ? mediaType(answer) : PROBLEM);
    }
  }

  /** A path that cannot be decoded is refused before any application is looked for. */
  private static boolean isOfLibertyItself(HttpResponse<String> answer) {
    return answer.statusCode() == 400 && answer.body().contains("CWWWC0005I");
  }

  /** Without what makes no other address of it: a session, and a slash at the end. */
  private static String address(HttpResponse<String> answer) {
    String path = answer.uri().getRawPath().replaceAll(";[^/]*", "");
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static void announced(ApiOperation operation, HttpResponse<String> answer) {
    String place = operation.route() + " " + answer.statusCode();
    JsonNode said = operation.answer(answer.statusCode());
    assertThat(said.isMissingNode()).as("%s is not documented", place).isFalse();
    headers(place, said.path("headers"), answer);
    JsonNode content = said.path("content");
    if (content.isEmpty()) {
      assertThat(answer.body()).as("%s has no body", place).isEmpty();
      return;
    }
    JsonNode media = media(content, mediaType(answer));
    assertThat(media.isMissingNode()).as("%s is never %s", place, mediaType(answer)).isFalse();
    if (mediaType(answer).endsWith("json")) {
      assertThat(SCHEMAS.misfits(media.path("schema"), answer.body()))
          .as("%s: %s", place, answer.body())
          .isEmpty();
    }
  }

  private static void headers(String place, JsonNode declared, HttpResponse<String> answer) {
    for (var header : declared.properties()) {
      JsonNode said = DOCUMENT.follow(header.getValue());
      Optional<String> value = answer.headers().firstValue(header.getKey());
      if (said.path("required").asBoolean()) {
        assertThat(value).as("%s: header %s", place, header.getKey()).isPresent();
      }
      value.ifPresent(
          text ->
              assertThat(SCHEMAS.misfitsOfHeader(said.path("schema"), text))
                  .as("%s: header %s: %s", place, header.getKey(), text)
                  .isEmpty());
    }
  }

  private static JsonNode media(JsonNode content, String type) {
    for (var media : content.properties()) {
      if (bare(media.getKey()).equals(type)) {
        return media.getValue();
      }
    }
    return content.path(type);
  }

  private static String mediaType(HttpResponse<String> answer) {
    return bare(answer.headers().firstValue("content-type").orElse("none"));
  }

  private static String bare(String mediaType) {
    return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The document in a text. */
  static ApiDocument parse(String yaml) {
    try {
      return ApiDocument.parse(yaml);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private static ApiDocument read() {
    Path source = Path.of("..", "obs-web", "src", "main", "resources", "openapi.yaml");
    try {
      return parse(Files.readString(source));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
