package io.trialsync.obs.ejb.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.TableColumn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks of nulls, gaps, durations, schemas, and results of other tools. */
class OtherChecksTest {

  @Test
  void nullsAreComparedWithTheMedianOfGoodRuns() {
    Story story = new Story();
    for (int day = 0; day < 6; day++) {
      story.nulls(100, 10_000);
    }
    CheckResult good = story.nulls(590, 10_000).says("null_rate");
    assertThat(good.verdict()).isEqualTo(Verdict.PASS);
    CheckResult bad = story.nulls(3_000, 10_000).says("null_rate");
    assertThat(bad.verdict()).isEqualTo(Verdict.WARN);
    assertThat(bad.value()).isEqualTo(0.3);
    assertThat(bad.baseline()).isEqualTo(0.01);
    assertThat(bad.threshold()).isEqualTo(0.05);
    assertThat(bad.subject()).isEqualTo(new Subject("null_rate", Story.TABLE, "site"));
    assertThat(bad.baselineRuns()).hasSize(7);
  }

  @Test
  void nullsThatCreepAreFoundAndDoNotBecomeUsual() {
    Story story = new Story();
    int day = 0;
    while (!story.nulls(1_000 + 30L * day, 10_000).says("null_rate").verdict().isBad()) {
      assertThat(++day).isLessThan(40);
    }
    for (int more = 1; more < 30; more++) {
      story.nulls(1_000 + 30L * (day + more), 10_000);
      assertThat(story.says("null_rate").verdict()).isEqualTo(Verdict.WARN);
    }
  }

  @Test
  void nullsAboveAnAbsoluteLimitAreToldHoweverUsualTheyAre() {
    Story story = new Story().with(Map.of("null_rate", Map.of("absolute_limit", 0)));
    for (int day = 0; day < 8; day++) {
      assertThat(story.nulls(1, 10).says("null_rate").verdict()).isEqualTo(Verdict.WARN);
    }
    assertThat(story.nulls(0, 10).says("null_rate").verdict()).isEqualTo(Verdict.PASS);
    assertThat(story.says("null_rate").threshold()).isZero();
  }

  @Test
  void gapIsHeldAgainstWhatIsUsual() {
    Story story = new Story().days(10, 1_000).silence(Duration.ofDays(3)).run(1_000);
    CheckResult late = story.says("freshness");
    assertThat(late.verdict()).isEqualTo(Verdict.WARN);
    assertThat(late.value()).isEqualTo(4 * 86_400);
    assertThat(Math.round(late.baseline())).isEqualTo(86_400);
    assertThat(story.run(1_000).says("freshness").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void gapIsHeldAgainstWhatIsAllowedFromTheSecondRunOn() {
    Story story = new Story().with(Map.of("freshness", Map.of("max_age", 90_000)));
    assertThat(story.run(10).run(10).says("freshness").verdict()).isEqualTo(Verdict.PASS);
    assertThat(story.silence(Duration.ofHours(2)).run(10).says("freshness").verdict())
        .isEqualTo(Verdict.WARN);
    assertThat(story.says("freshness").threshold()).isEqualTo(90_000);
  }

  @Test
  void gapOfWeekendsIsNoFinding() {
    Story story = new Story();
    for (int week = 0; week < 8; week++) {
      for (int day = 0; day < 5; day++) {
        story.run(1_000);
        assertThat(story.says("freshness").verdict()).isNotEqualTo(Verdict.WARN);
      }
      story.silence(Duration.ofDays(2));
    }
    assertThat(story.says("freshness").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void runThatTellsOfNoTableDoesNotMakeItOld() {
    Story story = new Story();
    for (int day = 0; day < 12; day++) {
      story.run(1_000).run();
    }
    assertThat(story.run(1_000).says("freshness").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void durationOfShortRunsDoesNotShout() {
    Story story = new Story();
    for (int day = 0; day < 10; day++) {
      story.lasting(Duration.ofSeconds(5));
    }
    assertThat(story.lasting(Duration.ofSeconds(60)).says("duration").verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(story.lasting(Duration.ofSeconds(90)).says("duration").verdict())
        .isEqualTo(Verdict.WARN);
  }

  @Test
  void schemaIsJudgedInFailedRunsToo() {
    Story story =
        new Story().hindered("run_failed", Story.schema(of("a", "b"), of("a", "quantity")));
    assertThat(story.saysAll("schema_drift"))
        .extracting(CheckResult::metric)
        .containsExactly("column_missing", "column_new");
    assertThat(story.saysAll("schema_drift"))
        .extracting(CheckResult::verdict)
        .containsExactly(Verdict.FAIL, Verdict.WARN);
  }

  @Test
  void schemaWithoutExpectationWaitsAndARunWithoutSchemaIsNotAsked() {
    MeasuredTable unexpected =
        new MeasuredTable(Story.TABLE, Map.of(), null, Map.of(), of("a"), null, List.of());
    assertThat(new Story().run(unexpected).says("schema_drift").reason())
        .isEqualTo("no_baseline 0 of 1");
    assertThat(new Story().run(5).saysAll("schema_drift")).isEmpty();
  }

  @Test
  void oneColumnMayBeAllowedToDrift() {
    Story story =
        new Story()
            .with(
                Map.of(
                    "schema_drift",
                    Map.of(
                        "tables",
                        Map.of(
                            "visits", Map.of("columns", Map.of("b", Map.of("severity", "off")))))))
            .run(Story.schema(of("a", "b"), of("a")));
    assertThat(story.says("schema_drift").reason()).isEqualTo("disabled");
  }

  @Test
  void resultsOfOtherToolsKeepTheirSeverity() {
    List<Assertion> assertions =
        List.of(
            new Assertion("not_null", "site", false, Verdict.WARN),
            new Assertion("unique", "id", false, Verdict.FAIL),
            new Assertion("row_count", null, true, Verdict.FAIL));
    MeasuredTable table =
        new MeasuredTable(Story.TABLE, Map.of(), null, Map.of(), null, null, assertions);
    assertThat(new Story().hindered("backfill", table).saysAll("assertion"))
        .extracting(CheckResult::verdict)
        .containsExactly(Verdict.WARN, Verdict.FAIL, Verdict.PASS);
    Map<String, Object> milder = Map.of("assertion", Map.of("severity", "warn"));
    assertThat(new Story().with(milder).run(table).saysAll("assertion"))
        .extracting(CheckResult::verdict)
        .containsExactly(Verdict.WARN, Verdict.WARN, Verdict.PASS);
  }

  private static List<TableColumn> of(String... names) {
    return List.of(names).stream().map(name -> new TableColumn(name, "text", null)).toList();
  }
}
