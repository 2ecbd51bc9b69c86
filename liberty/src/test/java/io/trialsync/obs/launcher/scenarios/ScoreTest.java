package io.trialsync.obs.launcher.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.launcher.scenarios.Scores.Who;
import io.trialsync.obs.launcher.scenarios.history.Aspect;
import io.trialsync.obs.launcher.scenarios.history.Histories;
import io.trialsync.obs.launcher.scenarios.history.Label;
import io.trialsync.obs.launcher.scenarios.history.MadeHistory;
import io.trialsync.obs.launcher.scenarios.history.MadeRun;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Counts right and wrong answers, and tells them. */
class ScoreTest {
  private static final List<MadeHistory> HISTORIES = Histories.made(1);

  @Test
  void countsFoundMissedAndFalse() {
    Score score =
        Score.NONE
            .with(Label.BAD, true)
            .with(Label.BAD, true)
            .with(Label.BAD, false)
            .with(Label.GOOD, true)
            .with(Label.GOOD, false);
    assertThat(score).isEqualTo(new Score(2, 1, 1));
    assertThat(score.precision()).isEqualTo(2.0 / 3);
    assertThat(score.recall()).isEqualTo(2.0 / 3);
  }

  @Test
  void countsNothingWhereOneMayThinkEither() {
    assertThat(Score.NONE.with(Label.EITHER, true).with(Label.EITHER, false)).isEqualTo(Score.NONE);
  }

  @Test
  void isContentWithACheckThatKnowsEverything() {
    Scores scores = scores(ScoreTest::knowing);
    for (KnownCheck check : KnownCheck.values()) {
      assertThat(scores.of(check, Who.CHECK).recall()).isEqualTo(1);
    }
    assertThat(new ScoreTable(scores).belowBar())
        .as("a run without rows is called bad by row_count_delta and volume_band, too")
        .isEmpty();
  }

  @Test
  void complainsOfChecksThatSayNothing() {
    List<String> complaints = new ScoreTable(scores(run -> Set.of())).belowBar();
    assertThat(complaints).hasSize(KnownCheck.values().length);
    assertThat(complaints.get(0))
        .startsWith("row_count_delta has precision - and recall 0.00; the least is");
  }

  @Test
  void complainsOfAlarmsThatAreFalse() {
    Scores scores = scores(run -> Set.of("schema_drift"));
    assertThat(new ScoreTable(scores).belowBar())
        .anyMatch(complaint -> complaint.startsWith("schema_drift has precision 0.00"));
  }

  @Test
  void holdsNoPlainRuleAgainstColumns() {
    List<String> lines = new ScoreTable(scores(ScoreTest::knowing)).overall();
    assertThat(lines)
        .filteredOn(line -> line.startsWith("schema_drift"))
        .singleElement()
        .asString()
        .containsSubsequence("1.00", "│", "-", "-", "-", "│", "-", "-", "-");
  }

  @Test
  void tellsOfEveryKindWhatItIs() {
    List<String> lines = new ScoreTable(scores(ScoreTest::knowing)).byKind();
    Histories.kinds()
        .forEach(kind -> assertThat(lines).contains(kind.name() + ": " + kind.meaning()));
  }

  private static Scores scores(Function<MadeRun, Set<String>> said) {
    var scores = new Scores();
    HISTORIES.forEach(history -> scores.add(history, history.runs().stream().map(said).toList()));
    return scores;
  }

  private static Set<String> knowing(MadeRun run) {
    var names = new HashSet<String>();
    for (KnownCheck check : KnownCheck.values()) {
      if (check != KnownCheck.ANY_OF_ROWS && run.label(check.aspect()) == Label.BAD) {
        names.addAll(check.names());
      }
    }
    assertThat(run.label(Aspect.NO_ROWS)).isNotEqualTo(Label.EITHER);
    return names;
  }
}
