package io.trialsync.obs.web.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.ejb.run.RecordedOutcome;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.openapi.PublishedDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The OpenLineage examples of the OpenAPI document come out as it says. */
class PublishedLineageTest {

  @Test
  void theEventIsRecordedWithItsRows() throws IOException {
    var event = (LineageEvent.Recordable) read(PublishedDocument.example("LineageComplete"));
    assertThat(event.report().jobId()).isEqualTo("warehouse:visits.load");
    assertThat(event.report().facts().scheduledAt()).isEqualTo("2026-11-20T02:00:00Z");
    assertThat(event.report().stages())
        .singleElement()
        .satisfies(stage -> assertThat(stage.recordsLoaded()).isEqualTo(18_250));
  }

  @Test
  void theBatchIsAnsweredAsShown() throws IOException {
    JsonNode shown = PublishedDocument.answer("/api/v1/lineage/batch", "post", "200");
    var batch = new LineageBatch(reports -> List.of(RecordedOutcome.ACCEPTED));
    try (var parser = parser(PublishedDocument.example("LineageEvents"))) {
      assertThat(batch.take(parser, ClientEvents.READER).toJson()).isEqualTo(shown.toString());
    }
  }

  private static LineageEvent read(JsonNode event) throws IOException {
    try (var parser = parser(event)) {
      parser.nextToken();
      return ClientEvents.READER.read(parser);
    }
  }

  private static JsonParser parser(JsonNode body) throws IOException {
    return JsonBody.parser(
        new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
