package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the server answered; whatever it is, it is one of the answers that the OpenAPI document
 * announces, and does not tell what the server is made of.
 */
record Answer(HttpResponse<String> response) {
  private static final int MOST_BYTES_OF_A_PROBLEM = 2048;

  Answer {
    assertThat(response.headers().map().keySet())
        .as("headers of %s", response)
        .noneMatch(name -> name.startsWith("io."))
        .doesNotContain("server", "x-powered-by", "set-cookie", "set-cookie2");
    AnswerContract.check(response);
  }

  int status() {
    return response.statusCode();
  }

  String body() {
    return response.body();
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** The same answer, if it has that status. */
  Answer has(int status) {
    assertThat(status()).as("%s: %s", response, body()).isEqualTo(status);
    return this;
  }

  /** The body of an answer of that status. */
  JsonNode json(int status) {
    has(status);
    return json();
  }

  /** The body of an answer that must be 200. */
  JsonNode ok() {
    return json(200);
  }

  /** Fails unless this is one clear problem with that status whose detail has these words. */
  Answer isProblem(int status, String... words) {
    has(status);
    assertThat(header("content-type")).hasValueSatisfying(Answer::isOfProblem);
    assertThat(body().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2, MOST_BYTES_OF_A_PROBLEM);
    JsonNode problem = json();
    assertThat(problem.fieldNames()).toIterable().contains("type", "title", "status", "detail");
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("detail").textValue()).isNotBlank();
    for (String word : words) {
      assertThat(problem.path("detail").textValue()).contains(word);
    }
    tellsNothingOfTheCode();
    return this;
  }

  /** Fails when a class or a stack can be seen. */
  Answer tellsNothingOfTheCode() {
    assertThat(body()).doesNotContain("java.", "jakarta.", "io.trialsync", "Exception", "\tat ");
    return this;
  }

  private JsonNode json() {
    try {
      return ApiClient.MAPPER.readTree(body());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("not JSON: " + body(), notJson);
    }
  }

  private static void isOfProblem(String contentType) {
    assertThat(contentType).startsWith("application/problem+json");
  }
}
