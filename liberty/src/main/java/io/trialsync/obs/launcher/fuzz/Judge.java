package io.trialsync.obs.launcher.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells an answer that may be given to anybody from one that shows a fault of the server. */
final class Judge {
  private static final String PROBLEM = "application/problem+json";
  private static final int MOST_BYTES_OF_A_PROBLEM = 2_048;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("\\b(?:java|javax|jakarta|org|com|io)\\.(?:[a-z]\\w*\\.)+[A-Z]\\w+"),
          Pattern.compile("Exception\\b|\\.java:\\d+|\\bat [a-z][\\w.$]+\\("),
          Pattern.compile("SQLSTATE|(?:relation|constraint|column) \\\\?\""),
          Pattern.compile("(?i)liberty|websphere|hibernate|postgresql|resteasy|nimbus|pgjdbc"),
          Pattern.compile("\\b(?:SRVE|CWW|CNTR|SESN)\\w*\\d{4}[EWI]"));

  /**
   * The one answer that is not ours: paths that cannot be decoded are refused by Liberty before it
   * looks for an application, in its own words, with what the caller himself has sent.
   */
  private static final String OF_THE_SERVER =
      "CWWWC0005I: The request URI has invalid or improperly encoded characters";

  private final long slowestMillis;

  Judge(long slowestMillis) {
    this.slowestMillis = slowestMillis;
  }

  /** What is wrong with the answer, in words; empty when nothing is. */
  Optional<String> fault(FuzzRequest request, FuzzAnswer answer) {
    int status = answer.status();
    if (status == FuzzAnswer.BROKEN) {
      return Optional.of("no answer: " + answer.head());
    }
    if (answer.millis() > slowestMillis) {
      return Optional.of("took %,d ms".formatted(answer.millis()));
    }
    if (isOverloaded(answer)) {
      return answer.header("retry-after").isPresent()
          ? Optional.empty()
          : Optional.of("503 without Retry-After");
    }
    if (status >= 500) {
      return Optional.of("status " + status);
    }
    if (request.good() && status >= 300 && !namesWhatMayNotBeThere(request, status)) {
      return Optional.of("status %d for a good request".formatted(status));
    }
    return status >= 400 ? faultOfRefusal(request, answer) : Optional.empty();
  }

  /**
   * The ids of findings and decisions are made by the server: those that are shown are not there.
   */
  private static boolean namesWhatMayNotBeThere(FuzzRequest request, int status) {
    String path = request.draft().operation().path();
    return status == 404 && (path.contains("{finding_id}") || path.contains("{decision_id}"));
  }

  /** Whether the server asks to come back later: no fault, as long as it is seldom. */
  static boolean isOverloaded(FuzzAnswer answer) {
    return answer.status() == 503;
  }

  private static Optional<String> faultOfRefusal(FuzzRequest request, FuzzAnswer answer) {
    String body = answer.body();
    if (answer.status() == 400 && body.contains(OF_THE_SERVER)) {
      return Optional.empty();
    }
    Optional<String> told =
        SECRETS.stream()
            .map(secret -> secret.matcher(body))
            .filter(found -> found.find())
            .map(found -> "the answer tells \"" + found.group() + "\"")
            .findFirst();
    if (told.isPresent()) {
      return told;
    }
    if (isAnnounced(request, answer)) {
      return Optional.empty();
    }
    if (!answer.mediaType().equals(PROBLEM)) {
      return Optional.of("status %d as %s".formatted(answer.status(), answer.mediaType()));
    }
    return faultOfProblem(answer);
  }

  /** Some refusals have a form of their own, which the document describes. */
  private static boolean isAnnounced(FuzzRequest request, FuzzAnswer answer) {
    JsonNode said = request.draft().operation().answer(answer.status()).path("content");
    return !answer.mediaType().equals(PROBLEM) && said.has(answer.mediaType());
  }

  private static Optional<String> faultOfProblem(FuzzAnswer answer) {
    if (answer.body().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES_OF_A_PROBLEM) {
      return Optional.of("a problem of more than 2 KB");
    }
    try {
      JsonNode problem = JSON.readTree(answer.body());
      boolean whole =
          problem.path("status").asInt() == answer.status()
              && !problem.path("detail").asText().isBlank()
              && problem.has("type")
              && problem.has("title");
      return whole ? Optional.empty() : Optional.of("a problem without its members");
    } catch (JsonProcessingException notJson) {
      return Optional.of("a problem that is no JSON");
    }
  }
}
