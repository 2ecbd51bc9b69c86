package io.trialsync.obs.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.ReportedCheck;
import io.trialsync.obs.ejb.run.ReportedCheck.Severity;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.web.body.JsonBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker may say about its own checks, and what is refused. */
class CheckResultsTest {
  private static final RunEventReader READER =
      new RunEventReader(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));
  private static final String EVENT =
      "{\"run_id\":\"0197f2a0-5b3c-7d11-9c3e-2f4f5a6b7c8d\",\"job_id\":\"a\",\"event\":\"%s\","
          + "\"at\":\"2026-11-21T02:10:00Z\",%s\"checks\":%s}";
  private static final String STAGE = "\"phase\":\"load\",\"table\":\"visits\",";

  @Test
  void resultsWithoutNumbersAreKept() throws IOException {
    var stage =
        stage(
            "[{\"name\":\"unique\",\"passed\":true},"
                + "{\"name\":\"known\",\"column\":\"site\",\"passed\":false,\"severity\":\"warn\"}]");
    assertThat(stage.assertions())
        .containsExactly(
            new ReportedCheck("known", "site", false, Severity.WARN),
            new ReportedCheck("unique", null, true, Severity.FAIL));
    assertThat(stage.rowCount()).isNull();
  }

  @Test
  void noResultsAreAbsent() throws IOException {
    assertThat(stage("[]").assertions()).isNull();
    assertThat(stage("null").assertions()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                              | checks must be an array.",
        "[7]                             | checks[0] must be a JSON object.",
        "[{\"passed\":true}]             | checks[0].name is missing.",
        "[{\"name\":\"a\"}]              | checks[0].passed is missing.",
        "[{\"name\":\"\",\"passed\":true}] | checks[0].name must be a text of 1 to 255 characters",
        "[{\"name\":\"a\",\"passed\":1}] | checks[0].passed must be true or false.",
        "[{\"name\":\"a\",\"severity\":\"error\"}] | checks[0].severity must be one of fail, warn.",
        "[{\"name\":\"a\",\"actual\":5}] | There is no field checks[0].actual; known are"
      })
  void refusesWhatMakesNoSense(String checks, String sentence) {
    assertThatThrownBy(() -> stage(checks)).hasMessageStartingWith(sentence);
  }

  @Test
  void refusesTooMany() {
    String many =
        IntStream.rangeClosed(0, ReportLimits.CHECKS)
            .mapToObj(i -> "{\"name\":\"c" + i + "\",\"passed\":true}")
            .collect(Collectors.joining(",", "[", "]"));
    assertThatThrownBy(() -> stage(many)).hasMessage("checks must have at most 500 results.");
  }

  @Test
  void refusesResultsOutsideOfAStage() {
    assertThatThrownBy(() -> stage("started", "", "[{\"name\":\"a\",\"passed\":true}]"))
        .hasMessage("phase, table, stats and checks go with the event stage only.");
  }

  private static StageReport stage(String checks) throws IOException {
    return stage("stage", STAGE, checks);
  }

  private static StageReport stage(String event, String place, String checks) throws IOException {
    byte[] json = EVENT.formatted(event, place, checks).getBytes(StandardCharsets.UTF_8);
    try (var parser = JsonBody.parser(new ByteArrayInputStream(json))) {
      parser.nextToken();
      return READER.read(parser).stages().get(0);
    }
  }
}
