package io.trialsync.obs.launcher.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.launcher.scenarios.history.Aspect;
import io.trialsync.obs.launcher.scenarios.history.Histories;
import io.trialsync.obs.launcher.scenarios.history.Label;
import io.trialsync.obs.launcher.scenarios.history.MadeHistory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Asks the two plain rules for what can be reckoned by hand. */
class PlainRuleTest {
  /** Mean 100, standard deviation 1. */
  private static final List<Double> AROUND_HUNDRED = List.of(99.0, 101.0, 99.0, 101.0, 100.0);

  @Test
  void callsBadWhatIsFurtherThanThreeStandardDeviationsFromTheMean() {
    assertThat(PlainRule.Z_SCORE.callsBad(AROUND_HUNDRED, 102.9)).isFalse();
    assertThat(PlainRule.Z_SCORE.callsBad(AROUND_HUNDRED, 103.1)).isTrue();
    assertThat(PlainRule.Z_SCORE.callsBad(AROUND_HUNDRED, 96.9)).isTrue();
  }

  @Test
  void saysNothingFromFewerThanFiveValues() {
    assertThat(PlainRule.Z_SCORE.callsBad(AROUND_HUNDRED.subList(0, 4), 1_000)).isFalse();
  }

  @Test
  void looksAtTheLastFourteenValuesOnly() {
    var values = IntStream.range(0, 34).mapToObj(at -> at < 20 ? 0.0 : 100.0 + at % 2).toList();
    assertThat(PlainRule.Z_SCORE.callsBad(values, 90)).isTrue();
    assertThat(PlainRule.Z_SCORE.callsBad(values, 101)).isFalse();
  }

  @Test
  void callsBadWhatChangedByMoreThanThirtyPercent() {
    assertThat(PlainRule.FIXED_PERCENT.callsBad(List.of(1.0, 100.0), 129)).isFalse();
    assertThat(PlainRule.FIXED_PERCENT.callsBad(List.of(1.0, 100.0), 131)).isTrue();
    assertThat(PlainRule.FIXED_PERCENT.callsBad(List.of(1.0, 100.0), 69)).isTrue();
    assertThat(PlainRule.FIXED_PERCENT.callsBad(List.of(), 69)).isFalse();
  }

  @Test
  void callsBadAnythingAfterNothing() {
    assertThat(PlainRule.FIXED_PERCENT.callsBad(List.of(0.0), 1)).isTrue();
    assertThat(PlainRule.FIXED_PERCENT.callsBad(List.of(0.0), 0)).isFalse();
  }

  @Test
  void callsTheMendedRunBadSinceTheBadOneIsWhatItKnows() {
    MadeHistory halved = history("halved");
    List<Boolean> verdicts = PlainRule.FIXED_PERCENT.verdicts(halved, Aspect.ROWS);
    int bad =
        IntStream.range(0, verdicts.size())
            .filter(at -> halved.runs().get(at).label(Aspect.ROWS) == Label.BAD)
            .findFirst()
            .orElseThrow();
    assertThat(verdicts.subList(bad, bad + 2)).containsExactly(true, true);
  }

  @Test
  void asksForMissingRowsOnlyWhereThereAreNone() {
    assertThat(PlainRule.FIXED_PERCENT.verdicts(history("halved"), Aspect.NO_ROWS))
        .containsOnly(false);
    assertThat(PlainRule.FIXED_PERCENT.verdicts(history("zero"), Aspect.NO_ROWS))
        .containsOnlyOnce(true);
  }

  @Test
  void leavesOutFailedRuns() {
    MadeHistory history = history("failed-runs");
    for (Aspect aspect : List.of(Aspect.ROWS, Aspect.NULLS, Aspect.DURATION)) {
      assertThat(Series.of(history, aspect)).filteredOn(value -> value == null).hasSize(3);
    }
  }

  private static MadeHistory history(String kind) {
    return Histories.made(1).stream()
        .filter(history -> history.kind().name().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
