package io.trialsync.obs.launcher.scenarios.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks at the histories that are made, and at what is said of them. */
class HistoriesTest {
  private static final long SEED = 1;

  /** Kinds in which nothing is wrong, so that only false alarms can be made of them. */
  private static final Set<String> ALL_GOOD =
      Set.of(
          "steady",
          "noisy",
          "wild",
          "tiny",
          "workdays",
          "slow-loss",
          "many-nulls",
          "tiny-nulls",
          "uneven-durations",
          "short-runs",
          "type-alias",
          "column-order");

  static List<MadeHistory> histories() {
    return Histories.made(SEED);
  }

  @Test
  void makesAtLeastFortyHistories() {
    assertThat(Histories.kinds()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(histories()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(histories()).extracting(MadeHistory::jobId).doesNotHaveDuplicates();
  }

  @Test
  void makesTheSameHistoriesFromTheSameSeed() {
    assertThat(runs(Histories.made(7))).isEqualTo(runs(Histories.made(7)));
    assertThat(runs(Histories.made(8))).isNotEqualTo(runs(Histories.made(7)));
  }

  @Test
  void givesNoTwoRunsTheSameId() {
    var ids = new HashSet<UUID>();
    for (MadeHistory history : histories()) {
      history.runs().forEach(run -> assertThat(ids.add(run.runId())).isTrue());
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void tellsSixtyRunsOrMoreOfThePastInTheOrderOfTime(MadeHistory history) {
    assertThat(history.runs()).hasSizeBetween(60, 125);
    assertThat(history.runs()).extracting(MadeRun::startedAt).isSorted();
    assertThat(history.runs())
        .extracting(MadeRun::startedAt)
        .allMatch(start -> start.isBefore(Instant.parse("2026-11-15T00:00:00Z")));
    assertThat(history.runs())
        .extracting(MadeRun::duration)
        .allMatch(duration -> duration.toMillis() > 500);
    assertThat(history.runs()).extracting(MadeRun::nulls).allMatch(nulls -> nulls >= 0);
  }

  @ParameterizedTest
  @MethodSource("histories")
  void saysOfEachKindWhatIsWrongWithIt(MadeHistory history) {
    List<Label> labels =
        history.runs().stream().flatMap(run -> run.labels().values().stream()).toList();
    if (ALL_GOOD.contains(history.kind().name())) {
      assertThat(labels).doesNotContain(Label.BAD);
    } else {
      assertThat(labels).contains(Label.BAD);
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void callsNothingBadBeforeTheChecksCanHaveLearnedWhatIsUsual(MadeHistory history) {
    int learned = 40;
    assertThat(history.runs().subList(0, learned))
        .flatExtracting(run -> run.labels().values())
        .doesNotContain(Label.BAD);
  }

  @Test
  void callsEachRunOfAFaultThatStaysBadAndTheMendedOneGood() {
    MadeHistory history = only("halved-stays");
    List<Label> labels = labels(history, Aspect.ROWS);
    int first = labels.indexOf(Label.BAD);
    assertThat(labels.subList(first, first + 8)).containsOnly(Label.BAD);
    assertThat(labels.subList(first + 8, labels.size())).containsOnly(Label.GOOD);
  }

  @Test
  void leavesOpenWhatToThinkOfANewLevelAfterItsFirstRun() {
    List<Label> labels = labels(only("level-shift"), Aspect.ROWS);
    int first = labels.indexOf(Label.BAD);
    assertThat(labels.subList(0, first)).containsOnly(Label.GOOD);
    assertThat(labels.subList(first + 1, labels.size())).containsOnly(Label.EITHER);
  }

  @Test
  void leavesOutTheRunsOfAnOutageAndCallsTheNextOneLate() {
    MadeHistory history = only("outage");
    int late = labels(history, Aspect.GAP).indexOf(Label.BAD);
    Instant before = history.runs().get(late - 1).startedAt();
    assertThat(Duration.between(before, history.runs().get(late).startedAt()))
        .isBetween(Duration.ofDays(5), Duration.ofDays(7));
    assertThat(labels(history, Aspect.ROWS)).containsOnly(Label.GOOD);
  }

  @Test
  void callsNoBackfillBad() {
    List<MadeRun> backfills =
        only("backfills").runs().stream().filter(run -> run.runType().equals("backfill")).toList();
    assertThat(backfills).hasSize(5).allSatisfy(run -> assertThat(run.labels()).isEmpty());
  }

  private static MadeHistory only(String kind) {
    return histories().stream()
        .filter(history -> history.kind().name().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static List<Label> labels(MadeHistory history, Aspect aspect) {
    return history.runs().stream().map(run -> run.label(aspect)).toList();
  }

  private static List<List<MadeRun>> runs(List<MadeHistory> histories) {
    return histories.stream().map(MadeHistory::runs).collect(Collectors.toList());
  }
}
