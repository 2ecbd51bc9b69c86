package io.trialsync.obs.ejb.log;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trialsync.obs.ejb.masking.Masker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line is one JSON object, whatever the texts are that it was given. */
@Tag("I19")
class LogTextTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.007Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LogOutput nowhere =
      new LogOutput(LogSettings.USUAL, Clock.fixed(NOON, ZoneOffset.UTC), text -> {});

  @Test
  void writesFieldsInTheirOrderAndNumbersAsNumbers() {
    String written =
        text(
            line("run succeeded")
                .with(LogField.RECORDS_LOADED, 7160L)
                .with(LogField.JOB_ID, "visits.load")
                .with(LogField.TABLE, null)
                .with(LogField.ATTEMPT, 2L));

    assertThat(written)
        .isEqualTo(
            "{\"ts\":\"2026-11-21T12:00:00.007Z\",\"level\":\"INFO\",\"msg\":\"run succeeded\","
                + "\"service\":\"obs\",\"env\":\"local\",\"job_id\":\"visits.load\",\"attempt\":2,"
                + "\"records_loaded\":7160}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n2026-11-21 INFO admin logged in",
        "\u001b[31mred\u001b[0m",
        "a\u2028b\u2029c\u0085d",
        "${jndi:ldap://127.0.0.1:1389/a}",
        "%s%n%d{0}'{1}",
        "\",\"level\":\"ERROR\",\"x\":\"",
        "\\",
        "\u0000\u0007\u007f",
        "\u202Egnp.exe\u2066",
        "emoji \uD83D\uDE00 and half \uD83D of one",
        "\uDE00"
      })
  void keepsEveryTextInsideOfItsOneLine(String hostile) throws Exception {
    for (LogField<?> field : LogField.ALL) {
      JsonNode plain = parsed(text(with(line("m"), field, hostile)));
      assertThat(plain.path("level").textValue()).isEqualTo("INFO");
    }
    JsonNode read = parsed(text(line(hostile).detail(hostile).with(LogField.ERROR_CODE, hostile)));
    String expected = new String(hostile.getBytes(UTF_8), UTF_8).replace("?", "\uFFFD");
    assertThat(read.path("error_code").textValue()).isEqualTo(expected);
    assertThat(read.path("msg").textValue()).isEqualTo(Masker.mask(hostile + ": " + hostile));
  }

  @Test
  void cutsLongTextsBetweenCharacters() throws Exception {
    JsonNode read =
        parsed(
            text(line("x".repeat(1 << 20)).with(LogField.TABLE, "\uD83D\uDE00é".repeat(500_000))));

    assertThat(read.path("msg").textValue().getBytes(UTF_8))
        .hasSizeBetween(CleanText.MOST_BYTES - 3, CleanText.MOST_BYTES);
    assertThat(read.path("table").textValue().getBytes(UTF_8))
        .hasSizeBetween(CleanText.MOST_BYTES - 3, CleanText.MOST_BYTES);
    assertThat(read.path("table").textValue()).matches("(\uD83D\uDE00é)+\uD83D?\uDE00?");
  }

  @Property(tries = 500)
  void isReadAsWhatWasWritten(@ForAll String text) throws Exception {
    JsonNode read = parsed(text(line(text).with(LogField.ERROR_CODE, text)));

    String whole = new String(text.getBytes(UTF_16), UTF_16);
    assertThat(read.path("error_code").textValue()).isEqualTo(whole);
    assertThat(read.path("msg").textValue()).isEqualTo(Masker.mask(text));
    assertThat(read.size()).isEqualTo(6);
  }

  @Example
  void tellsCausesWithTheirWordsAndPlaces() throws Exception {
    var cause = new IllegalStateException("inner\nwords");
    String message =
        parsed(text(line("failed").because(new RuntimeException("outer", cause))))
            .path("msg")
            .textValue();

    assertThat(message)
        .startsWith("failed: RuntimeException: outer at LogTextTest.tellsCauses")
        .contains("; caused by IllegalStateException: inner\nwords at LogTextTest.");
  }

  private LogLine line(String message) {
    return LogLine.of(nowhere, NOON, LogLevel.INFO, "kind", message);
  }

  @SuppressWarnings("unchecked") // only texts are given, and only to those that take them
  private static LogLine with(LogLine line, LogField<?> field, String text) {
    return List.of(
                LogField.ATTEMPT,
                LogField.DURATION_MS,
                LogField.RECORDS_LOADED,
                LogField.HTTP_STATUS)
            .contains(field)
        ? line
        : line.with((LogField<String>) field, text);
  }

  private static String text(LogLine line) {
    var json = new StringBuilder();
    new LogText("obs", "local").append(json, line);
    return json.toString();
  }

  /** Also demands that nothing in it ends a line or speaks to a terminal. */
  private static JsonNode parsed(String written) throws Exception {
    assertThat(written).endsWith("}\n");
    assertThat(written.substring(0, written.length() - 1).codePoints())
        .noneMatch(
            c -> c < ' ' || c >= 0x7F && c <= 0x9F || c == 0x2028 || c == 0x2029 || c == 0x202E);
    return JSON.readTree(written);
  }
}
