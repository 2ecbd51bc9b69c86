package io.trialsync.obs.launcher.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Makes a small history without a database and looks at its runs. */
class RunMakerTest {
  private static final int RUNS = 40_000;
  private static final FillSettings SETTINGS =
      new FillSettings(RUNS, 100, 10, 1, 4, Instant.parse("2026-11-21T15:30:00Z"), false);

  private final List<MadeRun> runs = make();

  @Test
  void makesTheSameRunsAgain() {
    assertThat(make()).isEqualTo(runs);
  }

  @Test
  void goesForwardInTimeAndEndsNow() {
    long until = SETTINGS.until().toEpochMilli();
    assertThat(runs).hasSize(RUNS);
    assertThat(runs).extracting(MadeRun::scheduledAt).isSorted();
    assertThat(runs).allMatch(run -> run.firstAt() < until && run.lastAt() <= until);
    assertThat(runs.get(0).firstAt()).isLessThan(SETTINGS.from().toEpochMilli() + 3_600_000);
    assertThat(until - runs.get(RUNS - 1).firstAt()).isLessThan(3_600_000);
  }

  @Test
  void failsRetriesAndSkipsAsOftenAsRealPlatforms() {
    assertShare(run -> run.status().equals("failed"), 0.02, 20);
    assertShare(run -> run.status().equals("skipped"), 0.01, 20);
    assertShare(run -> run.tries().size() > 1, 0.028, 20);
    assertThat(runs).anyMatch(run -> run.status().equals("running"));
    assertThat(runs)
        .allMatch(run -> run.tries().stream().limit(run.tries().size() - 1).allMatch(this::failed));
  }

  @Test
  void givesTwoThirdsOfTheRunsIdsInTheOrderOfTime() {
    assertShare(run -> run.tries().get(0).id().version() == 7, 2 / 3.0, 3);
    assertShare(run -> run.tries().get(0).id().version() == 4, 1 / 3.0, 5);
    assertThat(runs).extracting(MadeRun::key).doesNotHaveDuplicates();
  }

  @Test
  void givesTriesIdsOfTheirOwnOnlyWhereTheJobDoesSo() {
    assertThat(runs.stream().flatMap(RunMakerTest::triesWithTheWrongId)).isEmpty();
    assertThat(runs).anyMatch(run -> run.job().triesHaveIds());
  }

  private static Stream<MadeRun.Try> triesWithTheWrongId(MadeRun run) {
    return run.tries().stream()
        .filter(one -> one.id().equals(run.key()) == run.job().triesHaveIds());
  }

  private boolean failed(MadeRun.Try one) {
    return one.end() != null && one.end().status().equals("failed") && one.end().failure() != null;
  }

  private void assertShare(Predicate<MadeRun> kind, double share, int percent) {
    assertThat(runs.stream().filter(kind).count() / (double) RUNS)
        .isCloseTo(share, Percentage.withPercentage(percent));
  }

  private static List<MadeRun> make() {
    var timeline = new RunTimeline(JobPlan.of(SETTINGS));
    var maker = new RunMaker(SETTINGS);
    var runs = new ArrayList<MadeRun>();
    while (!timeline.isOver()) {
      runs.add(maker.make(timeline.next()));
    }
    return runs;
  }
}
