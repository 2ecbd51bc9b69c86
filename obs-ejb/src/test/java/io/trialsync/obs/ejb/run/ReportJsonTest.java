package io.trialsync.obs.ejb.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.RequestCorrelation.Given;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A report is the same one, whichever request brings it and whatever the rules say of it. */
class ReportJsonTest {
  private static final Given FIRST = new Given("first", "0af7651916cd43dd8448eb211c80319c");
  private static final Given SECOND = new Given("second", null);

  private final ReportJson usual = json(Optional.empty());
  private final RunReport failed =
      with(Reports.of("visits", "run").failed(5, "X-1"), RunFacts.NONE, null);

  @Test
  void isTheSameWithAnotherHeader() {
    ReportText first = written(usual, failed, FIRST);
    ReportText second = written(usual, failed, SECOND);

    assertThat(first.words()).isEqualTo(second.words());
    assertThat(digest(first))
        .isEqualTo(digest(second))
        .isEqualTo(digest(written(usual, failed, Given.NOTHING)));
    assertThat(first.marks()).contains("\"correlation_id\":\"first\"", "\"trace_id\":\"0af7651916");
    var batch = new ReportBatch(List.of(first, second));
    assertThat(batch.reportsJson()).contains("\"first\"").doesNotContain("\"second\"");
  }

  @Test
  void isTheSameUnderOtherRules() {
    ReportText before = written(usual, failed, FIRST);
    ReportText after = written(json(Optional.of("Data code X-*")), failed, FIRST);

    assertThat(before.marks()).contains("\"error_category\":\"System\"");
    assertThat(after.marks()).contains("\"error_category\":\"Data\"");
    assertThat(digest(before)).isEqualTo(digest(after));
  }

  @Test
  void keepsWhatItBringsItself() {
    var facts = new RunFacts(null, null, null, "own", null, null, false, false);
    ReportText text = written(usual, with(failed, facts, ErrorCategory.API), FIRST);

    assertThat(text.fields()).contains("\"correlation_id\":\"own\"", "\"error_category\":\"API\"");
    assertThat(text.marks()).doesNotContain("correlation_id", "error_category");
  }

  @Test
  void isAnotherOneWithOtherWords() {
    var facts = new RunFacts(null, null, null, "own", null, null, false, false);

    assertThat(digest(written(usual, with(failed, facts, null), FIRST)))
        .isNotEqualTo(digest(written(usual, failed, FIRST)));
  }

  private static ReportJson json(Optional<String> rules) {
    var noon = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    return new ReportJson(noon, new ErrorRules(rules));
  }

  private static ReportText written(ReportJson json, RunReport report, Given given) {
    return json.write(List.of(report), given).get(0);
  }

  private static String digest(ReportText text) {
    return text.marks().substring(0, text.marks().indexOf(','));
  }

  private static RunReport with(
      RunReport report, RunFacts facts, @Nullable ErrorCategory category) {
    return new RunReport(
        report.jobId(),
        report.run(),
        report.kind(),
        report.at(),
        facts,
        new ReportedError(category, "X-1", "nobody foresaw it", null),
        false,
        null,
        null,
        List.of());
  }
}
