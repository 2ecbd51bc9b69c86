package io.trialsync.obs.ejb.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks of numbers of rows. */
class RowChecksTest {

  @Test
  void deltaIsSignedAndStoresWhatItCameFrom() {
    Story story = new Story().run(10_000);
    var before = story.lastRun();
    CheckResult less = story.run(6_000).says("row_count_delta");
    assertThat(less.verdict()).isEqualTo(Verdict.WARN);
    assertThat(less.value()).isEqualTo(-40);
    assertThat(less.baseline()).isEqualTo(10_000);
    assertThat(less.threshold()).isEqualTo(30);
    assertThat(less.origin()).isEqualTo(Origin.LOADED);
    assertThat(less.baselineRuns()).containsExactly(before);
    assertThat(story.run(13_100).says("row_count_delta").value()).isEqualTo(31);
  }

  @Test
  void deltaMustBeAboveTheThresholdAndNotAtIt() {
    assertThat(new Story().run(10_000).run(7_000).says("row_count_delta").verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(new Story().run(10_000).run(6_999).says("row_count_delta").verdict())
        .isEqualTo(Verdict.WARN);
  }

  @Test
  void deltaOfATinyTableDoesNotShout() {
    Story story = new Story().run(60).run(11);
    assertThat(story.says("row_count_delta").verdict()).isEqualTo(Verdict.PASS);
    assertThat(story.says("row_count_delta").value()).isLessThan(-80);
    assertThat(new Story().run(60).run(10).says("row_count_delta").verdict())
        .isEqualTo(Verdict.WARN);
  }

  @Test
  void deltaNeverComparesNumbersOfDifferentOrigin() {
    Story story =
        new Story()
            .run(Story.table(Map.of(Origin.LOADED, 500L)))
            .run(Story.table(Map.of(Origin.PROBED, 90_000L)));
    assertThat(story.says("row_count_delta").reason()).isEqualTo("no_baseline 0 of 1");
    story.run(Story.table(Map.of(Origin.PROBED, 90_100L, Origin.LOADED, 480L)));
    assertThat(story.says("row_count_delta").origin()).isEqualTo(Origin.PROBED);
    assertThat(story.says("row_count_delta").baseline()).isEqualTo(90_000);
    story.run(Story.table(Map.of(Origin.LOADED, 490L)));
    assertThat(story.says("row_count_delta").baseline()).isEqualTo(480);
  }

  @Test
  void deltaFallsBackToAnOriginThatHasABaseline() {
    Story story =
        new Story()
            .run(Story.table(Map.of(Origin.LOADED, 500L)))
            .run(Story.table(Map.of(Origin.LOADED, 510L, Origin.COUNTED, 9_000L)));
    assertThat(story.says("row_count_delta").origin()).isEqualTo(Origin.LOADED);
    assertThat(story.says("row_count_delta").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void deltaLearnsWhatWeekendsAreLike() {
    Story story = new Story();
    for (int week = 0; week < 5; week++) {
      story.days(5, 10_000).days(2, 3_000);
    }
    story.days(5, 10_000);
    assertThat(story.nextDay()).isEqualTo(DayOfWeek.SATURDAY);
    story.run(3_100);
    assertThat(story.says("row_count_delta").verdict()).isEqualTo(Verdict.PASS);
    assertThat(story.says("row_count_delta").value()).isEqualTo(-69);
    assertThat(story.says("row_count_delta").detail()).isEqualTo("usual for the day");
    assertThat(story.run(800).says("row_count_delta").verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void bandOfAConstantTableIsAsWideAsItsFloor() {
    Story story = new Story().days(10, 10_000);
    assertThat(story.run(8_100).says("volume_band").verdict()).isEqualTo(Verdict.PASS);
    CheckResult low = story.run(7_900).says("volume_band");
    assertThat(low.verdict()).isEqualTo(Verdict.WARN);
    assertThat(low.detail()).isEqualTo("too low");
    assertThat(Math.round(low.threshold())).isEqualTo(8_000);
    assertThat(Math.round(low.baseline())).isEqualTo(10_000);
  }

  @Test
  void bandFollowsGrowthAndDoesNotForgiveLoss() {
    Story growing = new Story();
    Story shrinking = new Story();
    for (int day = 0; day < 40; day++) {
      growing.run(Math.round(10_000 * Math.pow(1.02, day)));
      shrinking.run(Math.round(10_000 * Math.pow(0.98, day)));
    }
    assertThat(growing.run(22_000).says("volume_band").verdict()).isEqualTo(Verdict.PASS);
    assertThat(growing.run(13_000).says("volume_band").verdict()).isEqualTo(Verdict.WARN);
    assertThat(shrinking.says("volume_band").verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void bandWaitsForASecondMonthEndBeforeItJudgesOne() {
    // From Monday, 2 March on: day 29 is the last of March, day 59 the last of April.
    Story story = new Story();
    long[] atEnds = {22_000, 22_500};
    for (int day = 0; day < 59; day++) {
      story.run(day == 29 ? atEnds[0] : 10_000);
      if (day == 29) {
        assertThat(story.says("volume_band").reason()).isEqualTo("no_baseline 0 of 1");
      }
    }
    assertThat(story.run(atEnds[1]).says("volume_band").verdict()).isEqualTo(Verdict.PASS);
    assertThat(story.run(10_000).says("volume_band").verdict()).isEqualTo(Verdict.PASS);
    assertThat(story.run(22_000).says("volume_band").verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void zeroRowsLooksAtWhatWasWrittenAndAtWhatIsThere() {
    CheckResult nothingWritten =
        new Story()
            .run(Story.table(Map.of(Origin.PROBED, 900L, Origin.LOADED, 0L)))
            .says("zero_rows");
    assertThat(nothingWritten.verdict()).isEqualTo(Verdict.WARN);
    assertThat(nothingWritten.origin()).isEqualTo(Origin.LOADED);
    assertThat(
            new Story()
                .run(Story.table(Map.of(Origin.EXTRACTED, 0L, Origin.LOADED, 5L)))
                .says("zero_rows")
                .verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(
            new Story().run(Story.table(Map.of(Origin.EXTRACTED, 0L))).says("zero_rows").verdict())
        .isEqualTo(Verdict.WARN);
  }

  @Test
  void tablesAreJudgedWhileTheRunIsNotOver() {
    Story story = new Story().days(10, 10_000).hindered("running", 4_000);
    assertThat(story.says("row_count_delta").verdict()).isEqualTo(Verdict.WARN);
    assertThat(story.says("volume_band").verdict()).isEqualTo(Verdict.WARN);
    assertThat(story.says("duration").reason()).isEqualTo("running");
    assertThat(story.says("freshness").reason()).isEqualTo("running");
  }

  @Test
  void failedAndManualRunsAreNotJudged() {
    for (String hindrance : new String[] {"run_failed", "manual"}) {
      Story story = new Story().days(10, 10_000).hindered(hindrance, 1);
      for (String check :
          new String[] {"row_count_delta", "volume_band", "zero_rows", "null_rate", "duration"}) {
        assertThat(story.says(check).reason()).as(check).isEqualTo(hindrance);
      }
    }
  }
}
