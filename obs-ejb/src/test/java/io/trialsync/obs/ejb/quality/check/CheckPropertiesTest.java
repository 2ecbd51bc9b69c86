package io.trialsync.obs.ejb.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.job.JobSettings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What holds for every history, however it is made. */
class CheckPropertiesTest {
  private static final Instant FIRST = Instant.parse("2026-01-05T03:00:00Z");
  private static final Set<Verdict> BAD = Set.of(Verdict.WARN, Verdict.FAIL);

  /** Rows of one run per day, and how many of them have no value in the key column. */
  record Day(long rows, int nullPercent) {
    MeasuredTable table(long factor) {
      long all = rows * factor;
      return new MeasuredTable(
          Story.TABLE,
          Map.of(Origin.LOADED, all),
          all,
          Map.of(Story.COLUMN, all * nullPercent / 100),
          null,
          null,
          List.of());
    }
  }

  @Provide
  Arbitrary<List<Day>> histories() {
    Arbitrary<Long> rows =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.longs().between(800, 1_200)),
            Tuple.of(2, Arbitraries.longs().between(0, 5_000)));
    Arbitrary<Integer> nulls = Arbitraries.integers().between(0, 100);
    return Combinators.combine(rows.map(each -> each * 100), nulls)
        .as(Day::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(41);
  }

  /** Floors in rows are the one thing that is about absolute numbers; here they are 0. */
  @Property(tries = 300)
  void multiplyingAllCountsChangesNoVerdict(
      @ForAll("histories") List<Day> days, @ForAll @IntRange(min = 2, max = 1_000) int factor) {
    Map<String, Object> none = Map.of("min_rows", 0);
    JobSettings noFloors =
        Story.settings(Map.of("row_count_delta", none, "null_rate", none, "volume_band", none));
    assertThat(verdicts(days, factor, noFloors)).isEqualTo(verdicts(days, 1, noFloors));
  }

  @Property(tries = 300)
  void multiplyingAllCountsSilencesNoFinding(
      @ForAll("histories") List<Day> days, @ForAll @IntRange(min = 2, max = 1_000) int factor) {
    List<PastRun> before = past(days.subList(0, days.size() - 1), 1);
    List<PastRun> more = past(days.subList(0, days.size() - 1), factor);
    List<CheckResult> small = judge(run(days, 1), before, Story.settings(Map.of()));
    List<CheckResult> large = judge(run(days, factor), more, Story.settings(Map.of()));
    assertThat(bad(large)).containsAll(bad(small));
  }

  @Property(tries = 300)
  void aRunThatIsNotUsableChangesNothing(
      @ForAll("histories") List<Day> days,
      @ForAll @IntRange(min = 0, max = 40) int place,
      @ForAll @IntRange(min = 0, max = 1_000_000) int rows) {
    List<PastRun> before = past(days.subList(0, days.size() - 1), 1);
    var more = new ArrayList<>(before);
    int at = Math.min(place, more.size());
    Day other = new Day(rows, 50);
    Instant when = runAt(days.size() - 1 - at).minus(Duration.ofHours(1));
    more.add(at, pastRun(when, other.table(1), false, Set.of()));
    JobSettings usual = Story.settings(Map.of());
    assertThat(judge(run(days, 1), more, usual)).isEqualTo(judge(run(days, 1), before, usual));
  }

  @Property(tries = 300)
  void noBaselineHasTheRunThatIsJudgedOrABadOne(@ForAll("histories") List<Day> days) {
    List<PastRun> history = new ArrayList<>();
    for (int end = 1; end <= days.size(); end++) {
      JudgedRun run = run(days.subList(0, end), 1);
      List<CheckResult> results = judge(run, history, Story.settings(Map.of()));
      for (CheckResult result : results) {
        assertThat(result.baselineRuns()).doesNotContain(run.runKey());
        history.stream()
            .filter(past -> past.bad().contains(result.subject()))
            .forEach(past -> assertThat(result.baselineRuns()).doesNotContain(past.runKey()));
      }
      history.add(0, pastRun(run.runAt(), run.tables().get(0), true, bad(results), run.runKey()));
    }
  }

  @Property(tries = 300)
  void theSameQuestionHasTheSameAnswerAndEveryAnswerHasItsReason(
      @ForAll("histories") List<Day> days) {
    List<PastRun> before = past(days.subList(0, days.size() - 1), 1);
    JudgedRun run = run(days, 1);
    List<CheckResult> results = judge(run, before, Story.settings(Map.of()));
    assertThat(judge(run, before, Story.settings(Map.of()))).isEqualTo(results);
    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result.reason() == null)
                    .isEqualTo(result.verdict() != Verdict.NOT_EVALUATED));
  }

  private static List<Verdict> verdicts(List<Day> days, int factor, JobSettings settings) {
    List<PastRun> before = past(days.subList(0, days.size() - 1), factor);
    return judge(run(days, factor), before, settings).stream().map(CheckResult::verdict).toList();
  }

  private static List<CheckResult> judge(
      JudgedRun run, List<PastRun> newestFirst, JobSettings settings) {
    var tuning = new CheckTuning(Story.CHECKS, ServerChecks.NONE, settings, run.weekday());
    var history = new History(newestFirst, List.of());
    return Story.CHECKS.stream()
        .flatMap(check -> check.judge(run, history, tuning).stream())
        .toList();
  }

  private static Set<Subject> bad(List<CheckResult> results) {
    var subjects = new HashSet<Subject>();
    results.stream()
        .filter(result -> BAD.contains(result.verdict()))
        .forEach(result -> subjects.add(result.subject()));
    return subjects;
  }

  private static JudgedRun run(List<Day> days, long factor) {
    int number = days.size() - 1;
    List<MeasuredTable> tables = List.of(days.get(number).table(factor));
    return new JudgedRun(key(number), runAt(number), day(runAt(number)), 300_000L, null, tables);
  }

  private static List<PastRun> past(List<Day> days, long factor) {
    return Stream.iterate(days.size() - 1, number -> number >= 0, number -> number - 1)
        .map(
            number ->
                pastRun(runAt(number), days.get(number).table(factor), true, Set.of(), key(number)))
        .toList();
  }

  private static PastRun pastRun(
      Instant at, MeasuredTable table, boolean usable, Set<Subject> bad) {
    return pastRun(at, table, usable, bad, UUID.randomUUID());
  }

  private static PastRun pastRun(
      Instant at, MeasuredTable table, boolean usable, Set<Subject> bad, UUID key) {
    return new PastRun(key, at, day(at), usable, 300_000L, PastRun.byName(List.of(table)), bad);
  }

  private static UUID key(int number) {
    return new UUID(0, number);
  }

  private static Instant runAt(int number) {
    return FIRST.plus(Duration.ofDays(number));
  }

  private static DayOfWeek day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).getDayOfWeek();
  }
}
