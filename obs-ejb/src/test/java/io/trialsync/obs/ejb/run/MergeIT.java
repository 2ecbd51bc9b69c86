package io.trialsync.obs.ejb.run;

import static io.trialsync.obs.persistence.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.RequestCorrelation.Given;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.run.NameLimits;
import io.trialsync.obs.persistence.run.RecordedReport;
import io.trialsync.obs.persistence.run.ReportStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The merge of reports on a real PostgreSQL: order and repetition never matter. */
class MergeIT {
  private static final Clock NOON =
      Clock.fixed(Reports.ZERO.plus(Duration.ofHours(6)), ZoneOffset.UTC);
  private static final String TENANT = "default";

  /** All that is stored, without what depends on the arrival: generated keys and receipt times. */
  private static final List<String> STATE =
      List.of(
          "select job_id, (to_jsonb(r) - '{job_key,received_at,start_heard_at,heard_at}'::text[])::text"
              + " from run r join job using (job_key)",
          "select to_jsonb(a)::text from attempt a",
          "select namespace, name, (to_jsonb(s) - 'dataset_key')::text"
              + " from stage s join dataset using (dataset_key)",
          "select (to_jsonb(l) - 'received_at')::text from life_cycle l",
          "select job_id, (to_jsonb(d) - 'job_key')::text from job_day d join job using (job_key)"
              + " where (succeeded, failed, skipped, timed_runs, duration_ms, counted_runs,"
              + " records_loaded) <> (0, 0, 0, 0, 0, 0, 0)");

  /** Days whose sums differ from a recount over the runs. */
  private static final String MISCOUNTED_DAYS =
      """
      select day, d.job_key, d.succeeded, d.failed, d.skipped, d.duration_ms, d.records_loaded
      from job_day d full join (
        select job_key, (end_at at time zone 'UTC')::date as day,
          count(*) filter (where status = 'success') as succeeded,
          count(*) filter (where status = 'failed') as failed,
          count(*) filter (where status = 'skipped') as skipped,
          count(duration_ms) as timed_runs, coalesce(sum(duration_ms), 0) as duration_ms,
          count(records_loaded) as counted_runs,
          coalesce(sum(records_loaded), 0) as records_loaded
        from run where end_at is not null group by 1, 2) r using (job_key, day)
      where (coalesce(d.succeeded, 0), coalesce(d.failed, 0), coalesce(d.skipped, 0),
             coalesce(d.timed_runs, 0), coalesce(d.duration_ms, 0), coalesce(d.counted_runs, 0),
             coalesce(d.records_loaded, 0))
        <> (coalesce(r.succeeded, 0), coalesce(r.failed, 0), coalesce(r.skipped, 0),
            coalesce(r.timed_runs, 0), coalesce(r.duration_ms, 0), coalesce(r.counted_runs, 0),
            coalesce(r.records_loaded, 0))
      """;

  private static final ReportedCheck UNIQUE =
      new ReportedCheck("unique", null, true, ReportedCheck.Severity.FAIL);
  private static final ReportedCheck BROKEN =
      new ReportedCheck("not_null", "site", false, ReportedCheck.Severity.WARN);

  private final ReportWriter writer =
      new ReportWriter(new ReportStore(TestDatabase.dataSource(), NameLimits.NONE, false)::record);
  private final ReportJson json = new ReportJson(NOON, new ErrorRules(Optional.empty()));

  @Property(tries = 200)
  void anyOrderAndRepetitionGivesTheSameHistory(
      @ForAll("histories") List<RunReport> reports, @ForAll Random random) {
    String expected = stateAfter(List.of(reports));

    List<RunReport> shuffled = Reports.repeated(reports, 2);
    Collections.shuffle(shuffled, random);
    List<List<RunReport>> oneByOne = shuffled.stream().map(List::of).toList();
    assertThat(stateAfter(oneByOne)).isEqualTo(expected);

    List<RunReport> reversed = new ArrayList<>(reports);
    Collections.reverse(reversed);
    assertThat(stateAfter(List.of(reversed))).isEqualTo(expected);
  }

  @Property(tries = 100)
  void sumsPerDayEqualARecount(@ForAll("histories") List<RunReport> reports) {
    stateAfter(reports.stream().map(List::of).toList());
    assertThat(query(MISCOUNTED_DAYS)).isEmpty();
  }

  @Example
  void aLateStartDoesNotReopenARun() {
    Reports run = Reports.of("load", "r1");
    stateAfter(List.of(List.of(run.succeeded(60, 5L)), List.of(run.started(0))));
    assertThat(query("select status, duration_ms, records_loaded from run"))
        .containsExactly("success|60000|5");
  }

  @Example
  void aDecisiveFailureStandsAgainstALaterSuccess() {
    Reports run = Reports.of("spark", "r1");
    stateAfter(
        List.of(List.of(run.started(0), run.failedForGood(10, "oom"), run.succeeded(11, 1L))));
    assertThat(query("select status, error_code, end_at = '2026-11-20T06:00:10Z' from run"))
        .containsExactly("failed|oom|t");
    assertThat(query("select kind from life_cycle order by at"))
        .containsExactly("started", "failed", "succeeded");
  }

  @Example
  void theLaterOfTwoOrdinaryEndsStands() {
    Reports run = Reports.of("airflow", "r1");
    stateAfter(List.of(List.of(run.started(0), run.failed(10, "timeout"), run.succeeded(20, 1L))));
    assertThat(query("select status, error_code from run")).containsExactly("success|null");
  }

  @Example
  void countsARunOnceWhenItFirstEnds() {
    Reports run = Reports.of("load", "r1");
    TestDatabase.clear();
    record(List.of(run.started(0)));
    assertThat(record(List.of(run.failed(10, "x"))).get(0).firstEnd()).isEqualTo("failed");
    assertThat(record(List.of(run.succeeded(20, 1L))).get(0).firstEnd()).isNull();
    assertThat(record(List.of(run.succeeded(20, 1L))).get(0).isNew()).isFalse();
    assertThat(query("select succeeded, failed, records_loaded from job_day"))
        .containsExactly("1|0|1");
  }

  @Example
  void tellsHowManyRowsCameOnTop() {
    Reports run = Reports.of("load", "r1");
    TestDatabase.clear();
    assertThat(record(List.of(run.loaded(1, "visits", 100L, null))).get(0).loaded())
        .containsEntry("visits", 100L);
    assertThat(record(List.of(run.loaded(2, "visits", 150L, null))).get(0).loaded())
        .containsEntry("visits", 50L);
    assertThat(record(List.of(run.loaded(2, "visits", 150L, null))).get(0).loaded()).isEmpty();
  }

  @Example
  void triesWithIdsOfTheirOwnAreAttemptsOfOneRun() {
    Reports first = Reports.of("dag.task", "logical").tryNumber(1, "try-1");
    Reports second = first.tryNumber(2, "try-2");
    stateAfter(
        List.of(
            List.of(second.succeeded(40, 7L)),
            List.of(second.started(30)),
            List.of(first.attemptFailed(10, "x"), first.started(0))));
    assertThat(query("select status, attempt_count, run_id, duration_ms from run"))
        .containsExactly("success|2|" + first.reference().runId() + "|40000");
    assertThat(query("select attempt, status, error_code from attempt order by attempt"))
        .containsExactly("1|failed|x", "2|success|null");
  }

  @Example
  void makesOneOfTwoStagesOfTheSameTable() {
    Reports run = Reports.of("load", "r1");
    stateAfter(List.of(List.of(run.loadedTwice(1, "visits", 10L, 30L))));
    assertThat(query("select records_loaded from run")).containsExactly("30");
    assertThat(query("select records_loaded from stage")).containsExactly("30");
  }

  @Example
  void tellsTheSameReportTwiceInOneCallApart() {
    Reports run = Reports.of("load", "r1");
    TestDatabase.clear();
    RunReport end = run.succeeded(60, 5L);
    List<RecordedReport> rows = record(List.of(end, run.started(0), end));
    assertThat(rows).extracting(RecordedReport::isNew).containsExactly(true, true, false);
    assertThat(rows).extracting(RecordedReport::firstEnd).containsExactly("success", null, null);
  }

  @Example
  void oneRefusedReportDoesNotLoseItsNeighbours() {
    TestDatabase.clear();
    TestDatabase.execute("alter table run add constraint no_poison check (error_code <> 'poison')");
    try {
      List<RunReport> reports = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        reports.add(Reports.of("load", "r" + i).failed(1, i == 4 ? "poison" : "x"));
      }
      var outcomes = writer.write(TENANT, json.write(reports, Given.NOTHING));
      assertThat(outcomes.get(4)).isEmpty();
      assertThat(outcomes).filteredOn(Optional::isPresent).hasSize(8);
      assertThat(query("select count(*) from run")).containsExactly("8");
      assertThat(query("select failed from job_day")).containsExactly("8");
    } finally {
      TestDatabase.execute("alter table run drop constraint no_poison");
    }
  }

  @Example
  void keepsATableOfTwoNamespacesApartAndItsNumbersUnadded() {
    Reports run = Reports.of("load", "r1");
    stateAfter(
        List.of(
            List.of(run.loaded(3, "visits", 30L, 1L), run.loaded(1, "visits", 10L, 5L)),
            List.of(run.loaded(2, "labs", 4L, null))));
    assertThat(query("select records_loaded from run")).containsExactly("34");
    assertThat(query("select records_loaded, null_counts from stage order by records_loaded desc"))
        .containsExactly("30|{\"site\": 1}", "4|null");
  }

  @Example
  void keepsTheLatestResultsOfOtherToolsBesideTheNumbers() {
    Reports run = Reports.of("load", "r1");
    stateAfter(
        List.of(
            List.of(run.asserted(3, "visits", BROKEN)),
            List.of(run.probed(4, "visits", 9L, RowOrigin.SAMPLED)),
            List.of(run.asserted(1, "visits", UNIQUE))));
    assertThat(query("select phase, row_count, origin, assertions from stage"))
        .containsExactly(
            "dq|9|sampled|[{\"name\": \"not_null\", \"column\": \"site\", \"passed\": false,"
                + " \"severity\": \"warn\"}]");
  }

  @Provide
  Arbitrary<List<RunReport>> histories() {
    Reports run = Reports.of("job-a", "the run");
    Reports renamed = Reports.of("job-b", "the run");
    Reports retry = run.tryNumber(2, "second try");
    Arbitrary<Reports> about = Arbitraries.of(run, run, renamed, retry);
    Arbitrary<Integer> second = Arbitraries.integers().between(0, 4);
    Arbitrary<RunReport> report =
        Combinators.combine(about, second, Arbitraries.integers().between(0, 16))
            .as(MergeIT::report);
    return report.list().ofMinSize(1).ofMaxSize(8);
  }

  private static RunReport report(Reports about, int second, int kind) {
    return switch (kind) {
      case 0 -> about.kind(ReportKind.QUEUED, second);
      case 1 -> about.started(second);
      case 2 -> about.kind(ReportKind.HEARTBEAT, second);
      case 3 -> about.loaded(second, "visits", 10L + second, 1L);
      case 4 -> about.loaded(second, "labs", 20L, null);
      case 5 -> about.loaded(second, "visits", 99L, null);
      case 6 -> about.attemptFailed(second, "first");
      case 7 -> about.failed(second, "broken");
      case 8 -> about.failedForGood(second, "out of memory");
      case 9 -> about.kind(ReportKind.SKIPPED, second);
      case 10 -> about.succeeded(second, null);
      case 12 -> about.asserted(second, "visits", UNIQUE);
      case 13 -> about.asserted(2, "visits", UNIQUE, BROKEN);
      case 14 -> about.asserted(2, "visits", BROKEN);
      case 15 -> about.probed(second, "visits", 10L, RowOrigin.PROBED);
      case 16 -> about.probed(second, "visits", 10L, RowOrigin.SAMPLED);
      default -> about.succeeded(second, 500L + second);
    };
  }

  private String stateAfter(List<List<RunReport>> calls) {
    TestDatabase.clear();
    calls.forEach(this::record);
    var state = new StringBuilder();
    for (String question : STATE) {
      state.append(query("select q::text from (" + question + ") q order by 1"));
    }
    return state.toString();
  }

  private List<RecordedReport> record(List<RunReport> reports) {
    return writer.write(TENANT, json.write(reports, Given.NOTHING)).stream()
        .map(Optional::orElseThrow)
        .toList();
  }
}
