package io.trialsync.obs.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times come in many forms. */
class EventTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T02:10:00Z,2026-11-21T02:10:00Z",
    "2026-11-21t02:10:00z,2026-11-21T02:10:00Z",
    "2026-11-21T02:10:00.123456789Z,2026-11-21T02:10:00.123456Z",
    "2026-11-21T02:10:00.5+00:00,2026-11-21T02:10:00.500Z",
    "2026-11-21T02:10:00+0530,2026-11-20T20:40:00Z",
    "2026-11-21T02:10:00+05,2026-11-20T21:10:00Z",
    "2026-11-21T02:10:00-08:00,2026-11-21T10:10:00Z"
  })
  void readsTheFormsThatProducersWrite(String text, Instant expected) {
    assertThat(EventTime.parse(text)).isEqualTo(new EventTime(expected, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-21",
        "2026-02-30T00:00:00Z",
        "2026-11-21T25:00:00Z",
        "2026-11-21T02:10:00Z and more",
        "2026-11-21T02:10:00.1234567890Z"
      })
  void answersNothingForWhatIsNoTime(String text) {
    assertThat(EventTime.parse(text)).isNull();
  }
}
