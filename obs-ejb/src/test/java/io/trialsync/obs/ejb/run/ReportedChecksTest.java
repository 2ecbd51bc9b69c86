package io.trialsync.obs.ejb.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.ReportedCheck.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is kept of the results of other tools, and in which order. */
class ReportedChecksTest {

  @Test
  void theSameResultFromTwoPlacesIsOne() {
    var passed = check("not_null", "site", true, Severity.FAIL);
    assertThat(ReportedChecks.together(List.of(passed), List.of(passed))).containsExactly(passed);
    assertThat(ReportedChecks.together(null, List.of(passed))).containsExactly(passed);
    assertThat(ReportedChecks.together(null, null)).isNull();
  }

  @Test
  void ofTwoResultsAboutTheSameTheWorseStands() {
    var passed = check("accepted_values", "site", true, Severity.FAIL);
    var warned = check("accepted_values", "site", false, Severity.WARN);
    var failed = check("accepted_values", "site", false, Severity.FAIL);
    assertThat(collected(List.of(passed, failed, warned))).containsExactly(failed);
    assertThat(collected(List.of(warned, passed))).containsExactly(warned);
  }

  @Test
  void aResultAboutTheTableIsNoneAboutItsColumn() {
    var table = check("unique", null, true, Severity.FAIL);
    var column = check("unique", "site", true, Severity.FAIL);
    assertThat(collected(List.of(column, table))).containsExactly(table, column);
  }

  @Test
  void noFailureGoesForSomethingThatPassed() {
    List<ReportedCheck> many = new ArrayList<>();
    IntStream.range(0, ReportLimits.CHECKS)
        .mapToObj(i -> check("a" + i, null, true, Severity.FAIL))
        .forEach(many::add);
    many.add(check("z", null, false, Severity.WARN));
    assertThat(collected(many))
        .hasSize(ReportLimits.CHECKS)
        .startsWith(check("z", null, false, Severity.WARN));
  }

  @Property(tries = 50)
  void whatIsKeptDoesNotDependOnTheOrder(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 900) int names) {
    var random = new Random(seed);
    List<ReportedCheck> checks = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      checks.add(
          check(
              "check " + random.nextInt(names),
              random.nextBoolean() ? "site" : null,
              random.nextInt(4) > 0,
              random.nextBoolean() ? Severity.WARN : Severity.FAIL));
    }
    List<ReportedCheck> expected = collected(checks);
    Collections.shuffle(checks, random);
    assertThat(collected(checks)).isEqualTo(expected);
    assertThat(expected).isSortedAccordingTo(ReportedCheck.WORST_FIRST);
  }

  private static List<ReportedCheck> collected(List<ReportedCheck> checks) {
    var all = new ReportedChecks();
    checks.forEach(all::add);
    return all.toList();
  }

  private static ReportedCheck check(
      String name, String column, boolean passed, Severity severity) {
    return new ReportedCheck(name, column, passed, severity);
  }
}
