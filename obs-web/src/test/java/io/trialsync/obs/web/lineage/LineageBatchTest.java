package io.trialsync.obs.web.lineage;

import static io.trialsync.obs.ejb.run.RecordedOutcome.ACCEPTED;
import static io.trialsync.obs.ejb.run.RecordedOutcome.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.trialsync.obs.ejb.run.RecordedOutcome;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches are recorded in portions, and one bad event does not lose the others. */
class LineageBatchTest {

  private static final String EVENT =
      ClientEvents.json(ClientEvents.ofDbt().event(EventType.START));

  private final List<List<RunReport>> portions = new ArrayList<>();

  @Test
  void recordsInPortionsOfAHundred() throws IOException {
    String answer = take("[" + String.join(",", Collections.nCopies(250, EVENT)) + "]");
    assertThat(portions).extracting(List::size).containsExactly(100, 100, 50);
    assertThat(answer)
        .isEqualTo(
            "{\"status\":\"success\",\"summary\":{\"received\":250,\"successful\":250,\"failed\":0},"
                + "\"failed_events\":[]}");
  }

  @Test
  void goesOnAfterAnInvalidEvent() throws IOException {
    String invalid = "{\"run\":{\"facets\":{\"x\":[{\"deep\":[1]}]}},\"outputs\":[{}]}";
    String answer = take("[" + EVENT + "," + invalid + ",7,[{}]," + EVENT + "]");
    assertThat(portions).hasSize(1);
    assertThat(portions.get(0)).hasSize(2);
    assertThat(answer)
        .contains("\"partial_success\"", "\"received\":5,\"successful\":2,\"failed\":3")
        .contains("{\"index\":1,\"reason\":\"job.namespace must be a text.\",\"retriable\":false}")
        .contains("\"index\":2", "\"index\":3");
  }

  @Test
  void recordsWhatStoodBeforeABrokenText() throws IOException {
    String answer = take("[" + EVENT + "," + EVENT.substring(0, 100));
    assertThat(portions.get(0)).hasSize(1);
    assertThat(answer).contains("\"index\":1", "ends too early", "Nothing after it was read.");
  }

  @Test
  void tellsWhichEventTheDatabaseRefused() throws IOException {
    String poison = EVENT.replace("load_orders", "poison");
    String answer = take("[7," + EVENT + "," + poison + "," + EVENT + ",7]");
    assertThat(answer)
        .contains("\"received\":5,\"successful\":2,\"failed\":3")
        .containsSubsequence("\"index\":0", "\"index\":2", "database refused", "\"index\":4");
  }

  @Test
  void refusesWhatIsNoArray() {
    for (String body : List.of("", "{}", "7", "[}", "[")) {
      assertThatExceptionOfType(InvalidInputException.class).as(body).isThrownBy(() -> take(body));
    }
    assertThat(portions).isEmpty();
  }

  @Test
  void tellsAThousandFailuresAndCountsAll() throws IOException {
    String answer = take("[" + String.join(",", Collections.nCopies(1_500, "{}")) + "]");
    assertThat(answer)
        .contains("\"failed\":1500", "\"index\":999")
        .doesNotContain("\"index\":1000");
  }

  private String take(String body) throws IOException {
    var stream = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    try (var parser = JsonBody.parser(stream)) {
      return new LineageBatch(this::record).take(parser, ClientEvents.READER).toJson();
    }
  }

  private List<RecordedOutcome> record(List<RunReport> reports) {
    portions.add(reports);
    return reports.stream()
        .map(report -> report.jobId().contains("poison") ? REFUSED : ACCEPTED)
        .toList();
  }
}
