package io.trialsync.obs.ejb.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.TableColumn;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What the users of other systems complain of, each complaint by its name. */
class LessonsTest {

  @Test
  void baselinePoisoningTheSecondIncidentLooksAsBadAsTheFirst() {
    Story story = new Story().days(20, 10_000);
    for (int incident = 0; incident < 12; incident++) {
      story.run(4_000);
      assertThat(story.says("volume_band").verdict()).isEqualTo(Verdict.WARN);
      assertThat(story.says("volume_band").baseline()).isCloseTo(10_000, percent());
      assertThat(story.says("row_count_delta").value()).isEqualTo(-60);
    }
  }

  @Test
  void baselinePoisoningWhatAPersonAcceptedIsTheNewNormal() {
    Story story = new Story().days(10, 10_000).run(4_000).run(4_000).accept().run(4_100);
    assertThat(story.says("row_count_delta").verdict()).isEqualTo(Verdict.PASS);
    assertThat(story.says("row_count_delta").baseline()).isEqualTo(4_000);
    assertThat(story.says("volume_band").reason()).isEqualTo("no_baseline 1 of 5");
  }

  @Test
  void baselinePoisoningARunThatAPersonLeftOutIsInNoBaseline() {
    Story story = new Story().days(10, 10_000).run(9_000).exclude();
    var leftOut = story.lastRun();
    story.run(10_000);
    assertThat(story.saysAll())
        .allSatisfy(result -> assertThat(result.baselineRuns()).doesNotContain(leftOut));
    assertThat(story.says("row_count_delta").baseline()).isEqualTo(10_000);
  }

  /**
   * With z = 3 and nine others, a point in its own baseline can never be odd: z is 2.85 at most.
   */
  @Test
  void pointInItsOwnBaselineNineGoodRunsAndThenNothing() {
    Story story = new Story().days(9, 100).run(0);
    assertThat(story.says("volume_band").verdict()).isEqualTo(Verdict.WARN);
    assertThat(story.says("volume_band").baselineRuns()).hasSize(9).doesNotContain(story.lastRun());
  }

  @Test
  void firstRunSaysWhatItWaitsFor() {
    Story story = new Story().nulls(10, 1_000);
    assertThat(story.says("row_count_delta").reason()).isEqualTo("no_baseline 0 of 1");
    assertThat(story.says("null_rate").reason()).isEqualTo("no_baseline 0 of 5");
    assertThat(story.says("volume_band").reason()).isEqualTo("no_baseline 0 of 5");
    assertThat(story.says("duration").reason()).isEqualTo("no_baseline 0 of 5");
    assertThat(story.says("freshness").reason()).isEqualTo("no_baseline 0 of 1");
    story.nulls(10, 1_000).nulls(10, 1_000);
    assertThat(story.says("volume_band").reason()).isEqualTo("no_baseline 2 of 5");
    assertThat(story.says("volume_band").verdict()).isEqualTo(Verdict.NOT_EVALUATED);
    assertThat(story.says("volume_band").baselineRuns()).hasSize(2);
  }

  @Test
  void firstRunIsHeldAgainstWhatNeedsNoHistory() {
    Story story =
        new Story()
            .with(Map.of("null_rate", Map.of("absolute_limit", 0.2), "zero_rows", fail()))
            .nulls(500, 1_000);
    assertThat(story.says("null_rate").verdict()).isEqualTo(Verdict.WARN);
    assertThat(story.says("null_rate").threshold()).isEqualTo(0.2);
    assertThat(new Story().with(Map.of("zero_rows", fail())).run(0).says("zero_rows").verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void firstRunOfAWeekendIsNotCalledOdd() {
    Story story = new Story().days(5, 10_000);
    assertThat(story.nextDay()).isEqualTo(DayOfWeek.SATURDAY);
    story.run(3_000);
    assertThat(story.says("volume_band").reason()).isEqualTo("no_baseline 0 of 1");
    story.run(3_100);
    for (int week = 0; week < 6; week++) {
      story.days(5, 10_000).run(3_050);
      assertThat(story.says("volume_band").verdict()).isEqualTo(Verdict.PASS);
      story.run(3_150);
    }
    story.days(5, 10_000).run(10_000);
    assertThat(story.says("volume_band").verdict()).isEqualTo(Verdict.WARN);
    assertThat(story.says("volume_band").detail()).isEqualTo("too high");
  }

  @Test
  void zeroRowsAreAllowedByTableAndWeekday() {
    Map<String, Object> quiet = Map.of("weekdays", Map.of("sunday", off()));
    Story story = new Story().with(Map.of("zero_rows", quiet)).days(6, 10_000);
    assertThat(story.nextDay()).isEqualTo(DayOfWeek.SUNDAY);
    story.run(0);
    assertThat(story.says("zero_rows").reason()).isEqualTo("disabled");
    assertThat(story.says("row_count_delta").reason()).isEqualTo("zero_rows");
    assertThat(story.says("volume_band").reason()).isEqualTo("zero_rows");
    story.run(0);
    assertThat(story.says("zero_rows").verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void zeroRowsHaveNoRateOfNulls() {
    assertThat(new Story().nulls(0, 0).says("null_rate").reason()).isEqualTo("zero_rows");
  }

  @Test
  void zeroRowsAreNotWhatNobodyCounted() {
    Story story = new Story().days(6, 10_000).run(Story.table(Map.of()));
    assertThat(story.says("zero_rows").reason()).isEqualTo("stat_missing");
    assertThat(story.says("row_count_delta").reason()).isEqualTo("stat_missing");
    assertThat(story.says("volume_band").reason()).isEqualTo("stat_missing");
    assertThat(story.says("null_rate").reason()).isEqualTo("stat_missing");
  }

  @Test
  void zeroRowsBeforeAreNoMeasure() {
    Story story = new Story().with(Map.of("zero_rows", off())).run(0).run(5_000);
    assertThat(story.says("row_count_delta").reason()).isEqualTo("prior_zero");
    assertThat(story.says("row_count_delta").value()).isNull();
  }

  @Test
  void typeAliasesAreNoDrift() {
    Story story =
        new Story()
            .run(
                Story.schema(
                    List.of(column("id", "int4"), column("name", "character varying(20)")),
                    List.of(column("name", "varchar(20)"), column("id", "integer"))));
    assertThat(story.says("schema_drift").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void typeThatHoldsMoreIsAWarningAndOneThatHoldsLessIsWorse() {
    Story wider = new Story().run(Story.schema(of("integer"), of("bigint")));
    assertThat(wider.says("schema_drift").metric()).isEqualTo("type_widened");
    assertThat(wider.says("schema_drift").verdict()).isEqualTo(Verdict.WARN);
    Story narrower = new Story().run(Story.schema(of("bigint"), of("integer")));
    assertThat(narrower.says("schema_drift").metric()).isEqualTo("type_narrowed");
    assertThat(narrower.says("schema_drift").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void renamedColumnIsNamedWithItsEvidenceAndNotPassed() {
    List<TableColumn> before = List.of(column("id", "integer"), column("site_code", "text"));
    List<TableColumn> now = List.of(column("id", "integer"), column("sitecode", "text"));
    CheckResult result = new Story().run(Story.schema(before, now)).says("schema_drift");
    assertThat(result.metric()).isEqualTo("column_renamed");
    assertThat(result.detail()).contains("site_code → sitecode", "likely renamed");
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void backfillsAreNotJudgedAndEnterNoBaseline() {
    Story story = new Story().days(10, 1_000).hindered("backfill", 500_000);
    assertThat(story.says("row_count_delta").reason()).isEqualTo("backfill");
    assertThat(story.says("volume_band").reason()).isEqualTo("backfill");
    assertThat(story.says("duration").reason()).isEqualTo("backfill");
    story.run(1_000);
    assertThat(story.says("row_count_delta").value()).isZero();
    assertThat(story.says("volume_band").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void repairedRerunIsComparedWithTheGoodRunBefore() {
    Story story = new Story().days(10, 10_000).run(4_000);
    assertThat(story.says("row_count_delta").verdict()).isEqualTo(Verdict.WARN);
    story.run(10_100);
    assertThat(story.says("row_count_delta").verdict()).isEqualTo(Verdict.PASS);
    assertThat(story.says("row_count_delta").baseline()).isEqualTo(10_000);
  }

  @Test
  void repairedRerunAfterAFailedRunIsComparedWithTheOneBeforeThat() {
    Story story = new Story().days(10, 10_000).hindered("run_failed", 12).run(10_000);
    assertThat(story.says("row_count_delta").value()).isZero();
  }

  @Test
  void noisyNullsOfATinyTableDoNotShout() {
    Story story = new Story();
    for (int day = 0; day < 10; day++) {
      story.nulls(0, 10);
    }
    assertThat(story.nulls(1, 10).says("null_rate").verdict()).isEqualTo(Verdict.PASS);
    assertThat(story.nulls(6, 10).says("null_rate").verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void noisyNullsThatComeAndGoMustGoBeyondTheirNoise() {
    long[] usual = {50, 180, 90, 20, 160, 70, 140, 30, 110, 170};
    Story story = new Story();
    for (long nulls : usual) {
      story.nulls(nulls, 1_000);
    }
    assertThat(story.nulls(190, 1_000).says("null_rate").verdict()).isEqualTo(Verdict.PASS);
    assertThat(story.nulls(700, 1_000).says("null_rate").verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void tooFastARunIsOddAsWellAsOneThatIsTooSlow() {
    Story story = new Story();
    for (int day = 0; day < 10; day++) {
      story.lasting(Duration.ofMinutes(50));
    }
    story.lasting(Duration.ofMinutes(15));
    assertThat(story.says("duration").verdict()).isEqualTo(Verdict.WARN);
    assertThat(story.says("duration").detail()).isEqualTo("too low");
    story.lasting(Duration.ofMinutes(150));
    assertThat(story.says("duration").detail()).isEqualTo("too high");
  }

  private static Map<String, Object> off() {
    return Map.of("severity", "off");
  }

  private static Map<String, Object> fail() {
    return Map.of("severity", "fail");
  }

  private static List<TableColumn> of(String type) {
    return List.of(column("id", type));
  }

  private static TableColumn column(String name, String type) {
    return new TableColumn(name, type, null);
  }

  private static Percentage percent() {
    return Percentage.withPercentage(0.001);
  }
}
