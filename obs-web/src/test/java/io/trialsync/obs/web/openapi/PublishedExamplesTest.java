package io.trialsync.obs.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trialsync.obs.web.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every body has an example, and each example is one that could really be sent. */
class PublishedExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A body that is sent or answered, by media type. */
  private record Body(String place, JsonNode schema, List<JsonNode> examples) {}

  @Test
  void everyBodyHasOneThatFitsItsSchema() {
    List<Body> bodies = bodies();
    assertThat(bodies).hasSizeGreaterThan(100);
    for (Body body : bodies) {
      assertThat(body.examples()).as(body.place()).isNotEmpty();
      assertThat(body.examples())
          .as(body.place())
          .allSatisfy(
              example ->
                  assertThat(SchemaFit.misfits(body.schema(), example, "example")).isEmpty());
    }
  }

  @Test
  void everyOperationHasOneOfWhatItTakesOrAnswers() {
    for (var operation : PublishedDocument.operations()) {
      assertThat(bodies(operation))
          .as(operation.route())
          .anyMatch(body -> body.place().contains(" request ") || body.place().contains(" 200 "));
    }
  }

  @Test
  void problemsAreThoseThatAreWritten() throws Exception {
    List<JsonNode> problems =
        bodies().stream()
            .flatMap(body -> body.examples().stream())
            .filter(example -> example.has("title"))
            .distinct()
            .toList();
    assertThat(problems).hasSizeGreaterThan(10);
    for (JsonNode shown : problems) {
      Problem real = Problem.of(shown.path("status").asInt(), shown.path("detail").asText());
      if (shown.has("instance")) {
        real = real.at(shown.path("instance").asText());
      }
      assertThat(shown).isEqualTo(JSON.readTree(real.toJson()));
    }
  }

  private static List<Body> bodies() {
    return PublishedDocument.operations().stream().flatMap(PublishedExamplesTest::bodies).toList();
  }

  private static Stream<Body> bodies(PublishedDocument.Operation operation) {
    var bodies = new ArrayList<Body>();
    collect(operation.route() + " request", operation.node().path("requestBody"), bodies);
    for (var answer : operation.node().path("responses").properties()) {
      collect(operation.route() + " " + answer.getKey(), answer.getValue(), bodies);
    }
    return bodies.stream();
  }

  private static void collect(String place, JsonNode referred, List<Body> bodies) {
    for (var media : PublishedDocument.follow(referred).path("content").properties()) {
      JsonNode content = media.getValue();
      Stream<JsonNode> one = Stream.of(content.path("example")).filter(e -> !e.isMissingNode());
      Stream<JsonNode> named =
          StreamSupport.stream(content.path("examples").spliterator(), false)
              .map(example -> PublishedDocument.follow(example).path("value"));
      bodies.add(
          new Body(
              place + " " + media.getKey(),
              content.path("schema"),
              Stream.concat(one, named).toList()));
    }
  }
}
