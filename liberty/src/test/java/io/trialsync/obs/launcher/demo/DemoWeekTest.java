package io.trialsync.obs.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks at the runs that the demo makes up, at many hours of a day and on several days. */
class DemoWeekTest {

  static Stream<Instant> times() {
    var first = Instant.parse("2026-11-21T00:00:01Z");
    return Stream.iterate(first, time -> time.plus(Duration.ofMinutes(199))).limit(40);
  }

  @ParameterizedTest
  @MethodSource("times")
  void tellsTheSameAgainInTheSameHour(Instant now) {
    Instant earlier = now.minusSeconds(now.getEpochSecond() % 3_600);
    for (DemoJob job : ClinicalPlatform.jobs()) {
      assertThat(stories(new DemoWeek(now).runsOf(job)))
          .containsAllEntriesOf(common(stories(new DemoWeek(earlier).runsOf(job)), now, job));
    }
  }

  @ParameterizedTest
  @MethodSource("times")
  void neverTellsOfTheFuture(Instant now) {
    for (DemoJob job : ClinicalPlatform.jobs()) {
      assertThat(new DemoWeek(now).runsOf(job))
          .hasSize(job.runs())
          .allSatisfy(run -> assertThat(run.over()).isBeforeOrEqualTo(now))
          .allSatisfy(run -> assertThat(run.over()).isAfter(now.minus(Duration.ofDays(9))));
    }
  }

  @ParameterizedTest
  @MethodSource("times")
  void hasOneFailedOneSkippedAndOneRunningJobAtAnyTime(Instant now) {
    var latest =
        ClinicalPlatform.jobs().stream()
            .map(job -> new DemoWeek(now).runsOf(job))
            .map(runs -> runs.get(runs.size() - 1).story())
            .toList();
    assertThat(latest).containsOnlyOnce(Story.FAILED, Story.SKIPPED, Story.RUNNING);
    assertThat(latest).contains(Story.RETRIED, Story.SUCCESS);
  }

  @ParameterizedTest
  @MethodSource("times")
  void neverTurnsARunThatWentWellIntoAFailure(Instant now) {
    Instant nextDay = now.plus(Duration.ofHours(25));
    for (DemoJob job : ClinicalPlatform.jobs()) {
      Map<UUID, Story> before = stories(new DemoWeek(now).runsOf(job));
      stories(new DemoWeek(nextDay).runsOf(job))
          .forEach(
              (run, story) -> {
                if (story == Story.FAILED) {
                  assertThat(before.getOrDefault(run, Story.FAILED)).isEqualTo(Story.FAILED);
                }
              });
    }
  }

  @ParameterizedTest
  @MethodSource("times")
  void endsAFailedRunAfterTheTimeItCouldHaveSucceeded(Instant now) {
    for (DemoJob job : ClinicalPlatform.jobs()) {
      for (DemoRun run : new DemoWeek(now).runsOf(job)) {
        var success =
            new DemoRun(
                job, run.scheduledAt(), Story.SUCCESS, Flaw.NONE, run.duration(), run.usualRows());
        if (run.story() == Story.SKIPPED || job.latest() == Story.FAILED) {
          assertThat(run.over()).isAfterOrEqualTo(success.over());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("times")
  void hasEachFlawInTheLatestRunOfOneJobWhichEndsWell(Instant now) {
    var flawed =
        ClinicalPlatform.jobs().stream()
            .flatMap(job -> new DemoWeek(now).runsOf(job).stream())
            .filter(run -> run.flaw() != Flaw.NONE)
            .toList();
    assertThat(flawed)
        .extracting(DemoRun::flaw)
        .containsExactlyInAnyOrder(Flaw.NULL_SPIKE, Flaw.HALF_THE_ROWS, Flaw.RENAMED_COLUMN);
    assertThat(flawed).extracting(DemoRun::story).isSubsetOf(Story.SUCCESS, Story.RETRIED);
  }

  @ParameterizedTest
  @MethodSource("times")
  void tellsARunWithAFlawLaterThanItIsToldWithoutItOnAnotherDay(Instant now) {
    for (DemoJob job : ClinicalPlatform.jobs()) {
      for (DemoRun run : new DemoWeek(now).runsOf(job)) {
        if (run.flaw() != Flaw.NONE) {
          var ordinary =
              new DemoRun(
                  job, run.scheduledAt(), run.story(), Flaw.NONE, run.duration(), run.usualRows());
          assertThat(run.over()).isAfter(ordinary.over());
        }
      }
    }
  }

  private static Map<UUID, Story> stories(List<DemoRun> runs) {
    var stories = new HashMap<UUID, Story>();
    runs.forEach(run -> stories.put(run.runId(), run.story()));
    return stories;
  }

  /** Without the oldest and the newest runs: time has gone on between the two calls. */
  private static Map<UUID, Story> common(Map<UUID, Story> earlier, Instant now, DemoJob job) {
    Map<UUID, Story> later = stories(new DemoWeek(now).runsOf(job));
    var common = new HashMap<>(earlier);
    common.keySet().retainAll(later.keySet());
    assertThat(common).hasSizeGreaterThanOrEqualTo(job.runs() - 2);
    common.values().removeIf(story -> story == job.latest());
    return common;
  }
}
