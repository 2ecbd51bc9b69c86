package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What holds for every refusal, whatever was tried: its form, its size, and what it keeps quiet.
 */
final class RefusalRules {
  private static final int MOST_BYTES = 2048;
  private static final Set<String> MEMBERS =
      Set.of("type", "title", "status", "detail", "instance");

  /** What would tell a stranger what the server is made of. */
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("\\b(?:[a-z][a-z0-9]*\\.){2,}[A-Z]\\w+"),
          Pattern.compile("Exception\\b|\\bat [\\w.$]+\\(|\\.java:\\d+"),
          Pattern.compile(
              "(?i)\\bselect\\s.+\\sfrom\\b|\\binsert\\s+into\\b|\\bdelete\\s+from\\b"
                  + "|SQLSTATE|(?:constraint|relation|column) \\\\?\""),
          Pattern.compile(
              "(?i)liberty|websphere|hibernate|postgres|resteasy|jackson|nimbus|jdbc|hotspot|openj9"),
          Pattern.compile("\\b(?:SRVE|CWW|CNTR|SESN)\\w*\\d{4}[EWI]"),
          Pattern.compile("(?:^|[\\s\"'])/(?:home|opt|usr|tmp|var|etc|root|work)/|wlp/usr"));

  private RefusalRules() {}

  /** Fails unless the refusal has that media type, and tells no more than it may. */
  static void check(HttpResponse<String> answer, String mediaType) {
    assertThat(answer.headers().firstValue("content-type").orElse("none"))
        .as("%s: %s", answer, answer.body())
        .startsWith(mediaType);
    if (mediaType.endsWith("problem+json")) {
      isProblem(answer);
    }
    assertThat(SECRETS)
        .as("%s: %s", answer, answer.body())
        .noneMatch(secret -> secret.matcher(answer.body()).find());
    headers(answer);
  }

  private static void isProblem(HttpResponse<String> answer) {
    assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2, MOST_BYTES);
    JsonNode problem = json(answer.body());
    assertThat(problem.fieldNames())
        .toIterable()
        .contains("type", "title", "status", "detail")
        .isSubsetOf(MEMBERS);
    assertThat(problem.path("status").intValue()).isEqualTo(answer.statusCode());
    assertThat(problem.path("detail").asText()).as(answer.body()).isNotBlank();
  }

  private static void headers(HttpResponse<String> answer) {
    switch (answer.statusCode()) {
      case 401 ->
          has(answer, "www-authenticate", "Bearer realm=\"obs\"(, error=\"invalid_token\")?");
      case 403 -> forbidden(answer);
      case 405 -> has(answer, "allow", "[A-Z]+(, ?[A-Z]+)*");
      case 429, 503 -> retryAfter(answer);
      default -> {}
    }
  }

  /** Another token helps who lacks a scope; nobody whose tenant is disabled or has all it may. */
  private static void forbidden(HttpResponse<String> answer) {
    if (!answer.body().contains("tenant of the token is disabled")
        && !answer.body().contains("may have")) {
      has(answer, "www-authenticate", "Bearer realm=\"obs\", error=\"insufficient_scope\".*");
    }
  }

  /** Whoever is only not ready, or is told so in the form of a health check, is not asked again. */
  private static void retryAfter(HttpResponse<String> answer) {
    if (!answer.uri().getPath().equals("/readyz")) {
      has(answer, "retry-after", "[1-9]\\d{0,4}");
    }
  }

  private static void has(HttpResponse<String> answer, String header, String form) {
    assertThat(answer.headers().allValues(header)).as("%s of %s", header, answer).hasSize(1);
    assertThat(answer.headers().firstValue(header).orElseThrow()).matches(form);
  }

  private static JsonNode json(String body) {
    try {
      return ApiClient.MAPPER.readTree(body);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("not JSON: " + body, notJson);
    }
  }
}
