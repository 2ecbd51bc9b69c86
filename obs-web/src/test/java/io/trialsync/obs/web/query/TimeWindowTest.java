package io.trialsync.obs.web.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.web.error.InvalidInputException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void isTheLastSevenDaysWhenNothingIsAsked() {
    assertThat(window(null, null)).isEqualTo(new TimeWindow(NOW.minus(Duration.ofDays(7)), NOW));
  }

  @Test
  void endsNowOrBeginsSevenDaysBeforeItsEnd() {
    assertThat(window("2026-11-20T12:00:00Z", null).to()).isEqualTo(NOW);
    assertThat(window(null, "2026-01-08T00:00:00Z").from())
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T06:00:00Z",
        "2026-11-20T06:00Z",
        "2026-11-20T07:00:00+01:00",
        "2026-11-20T07:00:00 01:00",
        "2026-11-20T01:00:00.000-05:00",
        "1795154400000"
      })
  void readsEverySpellingOfATime(String text) {
    assertThat(window(text, null).from()).isEqualTo(Instant.parse("2026-11-20T06:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now()",
        "2026-11-20",
        "2026-11-20T06:00:00",
        "2026-11-20T23:59:60Z",
        "-1",
        "1e12",
        "2026-02-30T00:00:00Z",
        "1795154400",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "+292278994-08-17T07:12:55Z",
        "999999999999999",
        "٢٠٢٦-11-20T06:00:00Z",
        "' OR 1=1"
      })
  void refusesEverythingElseAndNamesTheParameter(String text) {
    assertThatThrownBy(() -> window(text, null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("from must ");
  }

  @Test
  void refusesWindowsThatAreEmptyOrTurnedRound() {
    assertThatThrownBy(() -> window("2026-11-22T00:00:00Z", null))
        .hasMessage("from must be earlier than to.");
    assertThatThrownBy(() -> window("2026-11-20T00:00:00Z", "2026-11-20T00:00:00Z"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Property
  void takesNinetyDaysAndNotAMillisecondMore(
      @ForAll @LongRange(min = -100, max = 7_776_000_100L) long millis) {
    String from = Long.toString(NOW.toEpochMilli() - millis);
    if (millis > 0 && millis <= Duration.ofDays(90).toMillis()) {
      var window = window(from, null);
      assertThat(Duration.between(window.from(), window.to())).isEqualTo(Duration.ofMillis(millis));
    } else {
      assertThatThrownBy(() -> window(from, null)).isInstanceOf(InvalidInputException.class);
    }
  }

  private static TimeWindow window(String from, String to) {
    var query = new MultivaluedHashMap<String, String>();
    if (from != null) {
      query.add("from", from);
    }
    if (to != null) {
      query.add("to", to);
    }
    return TimeWindow.of(query, CLOCK);
  }
}
