package io.trialsync.obs.ejb.quality.finding;

import static io.trialsync.obs.ejb.quality.finding.Told.ROWS;
import static io.trialsync.obs.ejb.quality.finding.Told.SITE;
import static io.trialsync.obs.ejb.quality.finding.Told.drift;
import static io.trialsync.obs.ejb.quality.finding.Told.noDrift;
import static io.trialsync.obs.ejb.quality.finding.Told.notEvaluated;
import static io.trialsync.obs.ejb.quality.finding.Told.result;
import static io.trialsync.obs.ejb.quality.finding.Told.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.ejb.quality.check.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every history of runs. */
class FindingLifePropertiesTest {

  /** The evaluator judges the runs behind a late one again, in their order. */
  @Property(tries = 400)
  void givesTheSameFindingsInWhateverOrderRunsArrive(
      @ForAll("histories") List<RunResults> history,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int goodRuns) {
    var inOrder = new Shelf(goodRuns);
    history.forEach(inOrder::enter);
    var arriving = new ArrayList<>(history);
    Collections.shuffle(arriving, new Random(seed));
    var late = new Shelf(goodRuns);
    var there = new TreeMap<RunPlace, RunResults>();
    for (RunResults run : arriving) {
      there.put(run.place(), run);
      there.tailMap(run.place()).values().forEach(late::enter);
    }
    assertThat(late.all()).containsExactlyInAnyOrderElementsOf(inOrder.all());
  }

  @Property(tries = 200)
  void countsARunOnceHoweverOftenItIsJudged(
      @ForAll("histories") List<RunResults> history,
      @ForAll @IntRange(min = 0, max = 29) int from) {
    var once = new Shelf(2);
    history.forEach(once::enter);
    var again = new Shelf(2);
    history.forEach(
        run -> {
          again.enter(run);
          again.enter(run);
        });
    history.subList(Math.min(from, history.size()), history.size()).forEach(again::enter);
    assertThat(again.all()).containsExactlyInAnyOrderElementsOf(once.all());
  }

  @Property(tries = 200)
  void entersManyRunsAtOnceAsOneByOne(@ForAll("histories") List<RunResults> history) {
    var oneByOne = new Shelf(2);
    history.forEach(oneByOne::enter);
    FindingChanges atOnce = new FindingLife(2).after(List.of(), history);
    assertThat(atOnce.written()).containsExactlyInAnyOrderElementsOf(oneByOne.all());
  }

  @Property(tries = 200)
  void hasOneOpenFindingOfAnIdentityAtMost(@ForAll("histories") List<RunResults> history) {
    var shelf = new Shelf(2);
    history.forEach(shelf::enter);
    var open = new HashSet<FindingIdentity>();
    assertThat(shelf.all())
        .filteredOn(Finding::isOpen)
        .allMatch(finding -> open.add(finding.identity()))
        .allMatch(finding -> finding.goodRuns() < 2);
  }

  @Property(tries = 200)
  void isKeptAndReadAsItIs(@ForAll("histories") List<RunResults> history) {
    for (Finding finding : new FindingLife(2).after(List.of(), history).written()) {
      var kept = new KeptSteps(finding.earlier(), finding.steps());
      assertThat(KeptSteps.read(kept.write())).isEqualTo(kept);
    }
  }

  @Provide
  static Arbitrary<List<RunResults>> histories() {
    Arbitrary<List<CheckResult>> results =
        Combinators.combine(about(ROWS), about(SITE), schema())
            .as(
                (rows, site, schema) -> {
                  var all = new ArrayList<>(rows);
                  all.addAll(site);
                  all.addAll(schema);
                  return all;
                });
    return results
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(
            days -> {
              var history = new ArrayList<RunResults>();
              for (List<CheckResult> day : days) {
                history.add(run(history.size(), day.toArray(CheckResult[]::new)));
              }
              return history;
            });
  }

  private static Arbitrary<List<CheckResult>> about(Subject subject) {
    return Arbitraries.of(
        List.of(),
        List.of(result(subject, Verdict.PASS, 0)),
        List.of(result(subject, Verdict.WARN, 40)),
        List.of(result(subject, Verdict.FAIL, 60)),
        List.of(notEvaluated(subject, "no_baseline 2 of 5")),
        List.of(notEvaluated(subject, "disabled")));
  }

  private static Arbitrary<List<CheckResult>> schema() {
    CheckResult missing = drift("age", "missing", null);
    CheckResult changed = drift("site", "type_changed", "text → integer");
    return Arbitraries.of(
        List.of(), List.of(noDrift()), List.of(missing), List.of(changed, missing));
  }
}
