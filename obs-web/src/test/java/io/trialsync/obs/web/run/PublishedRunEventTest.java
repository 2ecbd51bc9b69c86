package io.trialsync.obs.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.openapi.PublishedDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the OpenAPI document says about run events is what the reader takes. */
class PublishedRunEventTest {
  private static final RunEventReader READER =
      new RunEventReader(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));
  private static final String WHOLE =
      "{\"run_id\":\"0197f2a0-5b3c-7d11-9c3e-2f4f5a6b7c8d\",\"job_id\":\"a\",\"event\":\"failed\","
          + "\"at\":0,%s}";

  @ParameterizedTest
  @ValueSource(strings = {"RunStarted", "RunStage", "RunFailed"})
  void itsExamplesAreTaken(String name) throws IOException {
    JsonNode example = PublishedDocument.example(name);
    assertThat(read(example.toString()).jobId()).isEqualTo(example.path("job_id").asText());
  }

  @Test
  void itsExampleOfManyIsTakenEventByEvent() throws IOException {
    JsonNode many = PublishedDocument.example("RunEvents");
    assertThat(many).hasSize(2);
    for (JsonNode one : many) {
      assertThat(read(one.toString()).jobId()).isEqualTo("visits.load");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RunEvent        | \"x\":1",
        "ReportedError   | \"error\":{\"x\":1}",
        "TableStatistics | \"stats\":{\"x\":1}",
        "ReportedCheck   | \"checks\":[{\"x\":1}]",
        "ReportedColumn  | \"stats\":{\"columns\":[{\"x\":1}]}"
      })
  void itNamesTheFieldsThatAreKnown(String schema, String unknown) {
    var known =
        new TreeSet<>(PublishedDocument.properties(PublishedDocument.schema(schema)).keySet());
    assertThat(known).isNotEmpty();
    assertThatThrownBy(() -> read(WHOLE.formatted(unknown)))
        .hasMessageEndingWith("known are " + String.join(", ", known) + ".");
  }

  private static RunReport read(String json) throws IOException {
    try (var parser =
        JsonBody.parser(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))) {
      parser.nextToken();
      return READER.read(parser);
    }
  }
}
