package io.trialsync.obs.web.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.trialsync.obs.web.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives is read or refused with a sentence; nothing else leaves the reader. */
class DamagedEventsTest {

  private static final String TOKENS = "{}[]:,\"\\0 9-.etnu\u0000é";

  @Property(tries = 2_000)
  void damagedEventIsReadOrRefused(@ForAll long seed) {
    byte[] event = wholeEvent().getBytes(StandardCharsets.UTF_8);
    var random = new Random(seed);
    for (int i = random.nextInt(5); i >= 0; i--) {
      int token = TOKENS.charAt(random.nextInt(TOKENS.length()));
      event[random.nextInt(event.length)] = (byte) token;
    }
    var thrown = catchThrowable(() -> ClientEvents.read(event));
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(InvalidInputException.class);
      assertThat(thrown.getMessage()).startsWith("The JSON ").endsWith(".").hasSizeLessThan(300);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"run\":{\"runId\":\"\\ud800\"}}",
        "{\"job\":{\"namespace\":\"\\u0000\",\"name\":\"\\udfff\"},\"run\":{}}"
      })
  void loneSurrogatesAndNulAreNoReasonToBreak(String event) {
    assertThat(ClientEvents.read(event)).isInstanceOf(LineageEvent.Invalid.class);
  }

  @Test
  void numbersAndNamesBeyondAllMeasureAreRefused() {
    for (String body :
        List.of(
            "{\"x\":" + "9".repeat(101) + "}",
            "{\"" + "n".repeat(10_001) + "\":1}",
            "{\"job\":{\"name\":\"" + "n".repeat(2_000_001) + "\"}}")) {
      var thrown = catchThrowable(() -> ClientEvents.read(body));
      assertThat(thrown)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("goes beyond a limit");
    }
  }

  @Test
  void manyDifferentNamesAreReadAndForgotten() {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 300_000; i++) {
      members.add("\"name" + i + "\":1");
    }
    var read = ClientEvents.read("{\"tags\":{" + String.join(",", members) + "},\"dataset\":{}}");
    assertThat(read).isEqualTo(new LineageEvent.NothingToRecord());
  }

  private static String wholeEvent() {
    var events = ClientEvents.ofAirflow();
    var facets = events.client.newRunFacetsBuilder();
    facets.nominalTime(events.client.newNominalTimeRunFacet(ClientEvents.AT, null));
    facets.put("airflow", events.facet(Map.of("taskInstance", Map.of("try_number", 1))));
    var written = events.client.newOutputStatisticsOutputDatasetFacet(5L, 10L, null);
    var role =
        events.client.newOutputDatasetOutputFacetsBuilder().outputStatistics(written).build();
    var output = events.client.newOutputDataset("db", "orders", null, role);
    return ClientEvents.json(
        events.event(EventType.COMPLETE, facets.build()).outputs(List.of(output)));
  }
}
