package io.trialsync.obs.ejb.quality.finding;

import static io.trialsync.obs.ejb.quality.finding.Told.ROWS;
import static io.trialsync.obs.ejb.quality.finding.Told.SITE;
import static io.trialsync.obs.ejb.quality.finding.Told.at;
import static io.trialsync.obs.ejb.quality.finding.Told.bad;
import static io.trialsync.obs.ejb.quality.finding.Told.drift;
import static io.trialsync.obs.ejb.quality.finding.Told.good;
import static io.trialsync.obs.ejb.quality.finding.Told.noDrift;
import static io.trialsync.obs.ejb.quality.finding.Told.notEvaluated;
import static io.trialsync.obs.ejb.quality.finding.Told.result;
import static io.trialsync.obs.ejb.quality.finding.Told.run;
import static io.trialsync.obs.ejb.quality.finding.Told.runKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.quality.check.Verdict;
import io.trialsync.obs.ejb.quality.finding.Finding.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a finding comes, stays and goes. */
class FindingLifeTest {
  private final Shelf shelf = new Shelf(2);

  @Test
  void isOpenedByABadRunAndSeenAgainByTheNext() {
    shelf.enter(
        run(1, good(ROWS)),
        run(2, result(ROWS, Verdict.WARN, -40)),
        run(3, result(ROWS, Verdict.FAIL, -60)));
    Finding finding = shelf.one();
    assertThat(finding.state()).isEqualTo(State.OPEN);
    assertThat(finding.opened()).isEqualTo(new RunPlace(at(2), runKey(2)));
    assertThat(finding.timesSeen()).isEqualTo(2);
    assertThat(finding.lastBad().place()).isEqualTo(new RunPlace(at(3), runKey(3)));
    assertThat(finding.lastBad().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.lastBad().value()).isEqualTo(-60);
    assertThat(finding.closedAt()).isNull();
  }

  @Test
  void isResolvedByTwoGoodRunsInARowAndNotByOne() {
    shelf.enter(run(1, bad(ROWS)), run(2, good(ROWS)));
    assertThat(shelf.one().state()).isEqualTo(State.OPEN);
    assertThat(shelf.one().goodRuns()).isEqualTo(1);
    shelf.enter(run(3, bad(ROWS)), run(4, good(ROWS)));
    assertThat(shelf.one().state()).isEqualTo(State.OPEN);
    shelf.enter(run(5, good(ROWS)));
    assertThat(shelf.one().state()).isEqualTo(State.RESOLVED);
    assertThat(shelf.one().closedAt()).isEqualTo(at(5));
    assertThat(shelf.one().closeReason()).isEqualTo("2 good runs in a row");
    assertThat(shelf.one().timesSeen()).isEqualTo(2);
  }

  @Test
  void isOpenedAnewAfterItWasResolved() {
    shelf.enter(run(1, bad(ROWS)), run(2, good(ROWS)), run(3, good(ROWS)), run(4, bad(ROWS)));
    assertThat(shelf.all()).extracting(Finding::state).containsExactly(State.RESOLVED, State.OPEN);
    assertThat(shelf.all()).extracting(Finding::id).doesNotHaveDuplicates();
  }

  @Test
  void countsARunWithoutAVerdictNeitherAsGoodNorAsBad() {
    shelf.enter(
        run(1, bad(ROWS)),
        run(2, good(ROWS)),
        run(3, notEvaluated(ROWS, "run_failed")),
        run(4),
        run(5, good(SITE)));
    assertThat(shelf.one().goodRuns()).isEqualTo(1);
    shelf.enter(run(6, good(ROWS)));
    assertThat(shelf.one().state()).isEqualTo(State.RESOLVED);
    assertThat(shelf.one().closedAt()).isEqualTo(at(6));
  }

  @Test
  void isOverAtOnceWhenItsCheckIsTurnedOff() {
    shelf.enter(run(1, bad(ROWS)), run(2, notEvaluated(ROWS, "disabled")));
    assertThat(shelf.one().state()).isEqualTo(State.RESOLVED);
    assertThat(shelf.one().closeReason()).isEqualTo("the check is off");
  }

  @Test
  void takesTheFormerWordOfARunBackWhenItIsJudgedAgain() {
    shelf.enter(run(1, bad(ROWS)), run(1, bad(ROWS)));
    assertThat(shelf.one().timesSeen()).isEqualTo(1);
    shelf.enter(run(1, good(ROWS)));
    assertThat(shelf.all()).isEmpty();
    shelf.enter(run(1, bad(ROWS)), run(2, bad(ROWS)), run(3, good(ROWS)), run(4, good(ROWS)));
    shelf.enter(run(3, bad(ROWS)), run(4, good(ROWS)));
    assertThat(shelf.one().state()).isEqualTo(State.OPEN);
    assertThat(shelf.one().timesSeen()).isEqualTo(3);
    assertThat(shelf.one().closedAt()).isNull();
  }

  @Test
  void belongsToTheLateRunThatWasBadBefore() {
    shelf.enter(run(5, bad(ROWS)));
    var id = shelf.one().id();
    shelf.enter(run(3, bad(ROWS)), run(5, bad(ROWS)));
    assertThat(shelf.one().opened().runKey()).isEqualTo(runKey(3));
    assertThat(shelf.one().timesSeen()).isEqualTo(2);
    assertThat(shelf.one().id()).isNotEqualTo(id);
  }

  @Test
  void joinsTwoFindingsWhenAGoodRunBetweenThemTurnsBad() {
    shelf.enter(run(1, bad(ROWS)), run(2, good(ROWS)), run(3, good(ROWS)), run(4, bad(ROWS)));
    assertThat(shelf.all()).hasSize(2);
    shelf.enter(run(3, bad(ROWS)), run(4, bad(ROWS)));
    assertThat(shelf.one().opened().runKey()).isEqualTo(runKey(1));
    assertThat(shelf.one().timesSeen()).isEqualTo(3);
  }

  @Test
  void isOneForEachDifferenceOfASchemaAndTheSameInTheNextRun() {
    var narrowed = drift("site", "type_narrowed", "text → varchar(10)");
    shelf.enter(
        run(1, drift("age", "missing", null), narrowed),
        run(2, drift("age", "missing", null), narrowed));
    assertThat(shelf.all()).hasSize(2).allMatch(finding -> finding.timesSeen() == 2);
    shelf.enter(run(3, narrowed), run(4, narrowed));
    assertThat(shelf.all()).extracting(Finding::state).containsExactly(State.RESOLVED, State.OPEN);
    shelf.enter(run(5, noDrift()), run(6, noDrift()));
    assertThat(shelf.all()).extracting(Finding::state).containsOnly(State.RESOLVED);
  }

  @Test
  void isAnotherOneWhenADifferenceReadsOtherwise() {
    shelf.enter(
        run(1, drift("site", "type_changed", "text → integer")),
        run(2, drift("site", "type_changed", "text → boolean")));
    assertThat(shelf.all()).hasSize(2).allMatch(Finding::isOpen);
  }

  @Test
  void keepsWhatAPersonAcceptedAndIsNotOpenedByRunsBeforeThat() {
    shelf.enter(run(1, bad(ROWS)), run(2, bad(ROWS)));
    Finding open = shelf.one();
    shelf.put(
        new Finding(
            open.identity(), State.ACCEPTED, null, open.steps(), at(300), "the new normal"));
    shelf.enter(run(1, bad(ROWS)), run(2, bad(ROWS)), run(3, good(ROWS)));
    assertThat(shelf.one().state()).isEqualTo(State.ACCEPTED);
    shelf.enter(run(4, bad(ROWS)));
    assertThat(shelf.all()).extracting(Finding::state).containsExactly(State.ACCEPTED, State.OPEN);
  }

  @Test
  void writesNothingWhereNothingChanges() {
    var life = new FindingLife(2);
    assertThat(life.after(List.of(), List.of(run(1, good(ROWS)))).written()).isEmpty();
    FindingChanges opened = life.after(List.of(), List.of(run(1, bad(ROWS))));
    FindingChanges again = life.after(opened.written(), List.of(run(1, bad(ROWS))));
    assertThat(again.written()).isEmpty();
    assertThat(again.removed()).isEmpty();
  }

  @Test
  void staysAsSmallHoweverLongItLasts() {
    for (int day = 1; day <= 500; day++) {
      shelf.enter(run(day, day % 2 == 0 ? good(ROWS) : bad(ROWS)));
    }
    assertThat(shelf.one().timesSeen()).isEqualTo(250);
    assertThat(shelf.one().steps()).hasSize(Timeline.STEPS_KEPT);
    assertThat(shelf.one().opened().runKey()).isEqualTo(runKey(1));
    shelf.enter(run(2, bad(ROWS)), run(499, bad(ROWS)), run(501, good(ROWS)));
    assertThat(shelf.one().state()).isEqualTo(State.RESOLVED);
    assertThat(shelf.one().timesSeen()).isEqualTo(250);
  }

  @Test
  void hasAnIdThatTellsItFromAllOthers() {
    shelf.enter(
        run(1, bad(ROWS), bad(SITE), drift("a", "missing", null), drift("a", "missing", "b")));
    assertThat(shelf.all()).extracting(Finding::id).hasSize(4).doesNotHaveDuplicates();
  }
}
