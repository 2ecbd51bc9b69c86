package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is none, that is meant to exhaust who reads it, and numbers that are none. */
class BadJsonIT {
  private static final Duration LONGEST = Duration.ofSeconds(4);
  private static final int MOST_BYTES_OF_SETTINGS = 1024 * 1024;
  private static final String AT = "2026-11-20T06:00:30Z";

  @RegisterExtension final QuietServer server = new QuietServer();

  static Stream<String> texts() {
    String event = "{\"a\":1}";
    return Stream.of(
        "",
        " ",
        "null",
        "true",
        "7",
        "\"text\"",
        "[null]",
        "[7]",
        "{",
        "[",
        "}",
        "]",
        "nul",
        "{\"a\":1,}",
        "[1,]",
        "{a:1}",
        "{'a':1}",
        "{\"a\" 1}",
        "/* */{}",
        "{} // {}",
        "NaN",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":0x1}",
        event + event,
        event + "]",
        "{\"a\":\"open",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "{\"run_id\":1,\"run_id\":2}",
        "{\"a\":1e999999999}",
        "{\"a\":" + "9".repeat(1_000_000) + "}",
        "[".repeat(100) + "]".repeat(100),
        "[".repeat(1_000_000),
        "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
        "{"
            + IntStream.range(0, 100_000)
                .mapToObj(i -> "\"m" + i + "\":1")
                .collect(Collectors.joining(","))
            + "}");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("texts")
  @Tag("I08")
  void refusesWhatIsNoEvent(String text) {
    long start = System.nanoTime();
    for (String path : new String[] {QuietServer.RUN_EVENTS, "/api/v1/lineage"}) {
      server.api().post(path, text).has(400).tellsNothingOfTheCode();
    }
    server.api().post(QuietServer.RUN_EVENTS, ApiClient.LINES_OF_JSON, text).has(400);
    assertThat(server.api().post("/api/v1/lineage/batch", text).status()).isIn(200, 400);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    server.hasStoredNothing();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("texts")
  @Tag("I08")
  void refusesWhatIsNoSettings(String text) {
    int refusal = text.length() > MOST_BYTES_OF_SETTINGS ? 413 : 400;
    server.api().put("/v1/obs/jobs/known", text).isProblem(refusal);
    server.api().patch("/v1/obs/jobs/known", text).isProblem(refusal);
    server.api().put("/v1/obs/jobs/known", "{}").ok();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"owner\":\"a\",\"owner\":\"b\"}",
        "{\"schedule\":{\"every\":\"PT1H\",\"every\":\"PT2H\"}}",
        "{\"thresholds\":{\"dq_null_rate_threshold\":0.1,\"dq_null_rate_threshold\":0.2}}",
      })
  @Tag("I08")
  void refusesASettingThatComesTwice(String settings) {
    server.api().put("/v1/obs/jobs/known", settings).isProblem(400);
    server.api().put("/v1/obs/jobs/known", "{\"owner\":\"a\"}").ok();
  }

  /** Beyond that a report is refused; before it a facet that nobody asks for may be as deep. */
  @Test
  @Tag("I08")
  void takesAnEventAsDeepAsAProducerMayMakeIt() {
    String deep = "[".repeat(150) + "]".repeat(150);
    String event = "{\"job\":{\"namespace\":\"n\",\"name\":\"j\"},\"facets\":{\"x\":%s}}";
    server.api().post("/api/v1/lineage", event.formatted(deep)).has(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1", "1.5", "1.0", "1e2", "1E400", "9223372036854775807", "9223372036854775808",
        "-9223372036854775809", "10000000000001", "\"12\"", "true", "[]", "{}", "\"\""
      })
  @Tag("I09")
  void refusesANumberOfRowsThatIsNone(String number) {
    for (String name : new String[] {"records_loaded", "records_extracted"}) {
      var answer =
          server
              .api()
              .post(
                  QuietServer.RUN_EVENTS,
                  server.run().event("heartbeat", AT, "\"" + name + "\":" + number))
              .json(400);
      assertThat(answer.toString()).contains(name + " must be a whole number from 0 to");
    }
    server.hasStoredNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "1", "10000000000000"})
  @Tag("I09")
  void keepsANumberOfRowsAsItIs(String number) {
    server
        .api()
        .post(
            QuietServer.RUN_EVENTS,
            server.run().event("heartbeat", AT, "\"records_loaded\":" + number))
        .ok();
    assertThat(
            server
                .api()
                .get("/v1/obs/runs/" + server.run().runId())
                .ok()
                .path("records_loaded")
                .longValue())
        .isEqualTo(Long.parseLong(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"0.1\"", "true", "[0.1]", "1.1", "-0.1", "1e400", "-1e999999999"})
  @Tag("I09")
  void refusesAThresholdThatIsNoNumber(String number) {
    String settings = "{\"thresholds\":{\"dq_null_rate_threshold\":%s}}";
    server.api().put("/v1/obs/jobs/known", settings.formatted(number)).isProblem(400, "thresholds");
    server.api().put("/v1/obs/jobs/known", settings.formatted("1e-1")).ok();
  }
}
