package io.trialsync.obs.ejb.run;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A tenant gets as many jobs and tables as it may have, and its neighbours in a call get theirs.
 */
class NameLimitsIT {
  private static final Clock NOON =
      Clock.fixed(Reports.ZERO.plus(Duration.ofHours(6)), ZoneOffset.UTC);

  private final ReportJson json = new ReportJson(NOON, new ErrorRules(Optional.empty()));

  @BeforeEach
  void clear() {
    TestDatabase.clear();
  }

  @Test
  void leavesOutTheReportsThatWouldMakeOneJobTooMany() {
    var limits = new NameLimits(2, 10);
    assertThat(write("ours", limits, started("a", "b", "c", "a", "d")))
        .containsExactly("new", "new", "jobs", "new", "jobs");
    assertThat(write("ours", limits, started("b", "c"))).containsExactly("new", "jobs");
    assertThat(write("theirs", limits, started("c"))).containsExactly("new");
    assertThat(TestDatabase.query("select tenant_id, job_id from job order by 1, 2"))
        .containsExactly("ours|a", "ours|b", "theirs|c");
    assertThat(TestDatabase.query("select count(*) from life_cycle")).containsExactly("5");
  }

  @Test
  void leavesOutTheReportsThatWouldMakeOneTableTooMany() {
    var limits = new NameLimits(10, 1);
    assertThat(write("ours", limits, List.of(loaded("a", "t1"), loaded("b", "t2"))))
        .containsExactly("new", "tables");
    assertThat(write("ours", limits, List.of(loaded("c", "t1"), loaded("d", "t3"))))
        .containsExactly("new", "tables");
    assertThat(TestDatabase.query("select job_id from job order by 1")).containsExactly("a", "c");
    assertThat(TestDatabase.query("select name from dataset")).containsExactly("t1");
  }

  @Test
  void takesAReportThatWasLeftOutOnceThereIsRoom() {
    List<RunReport> report = started("late");
    assertThat(write("ours", new NameLimits(1, 1), started("first"))).containsExactly("new");
    assertThat(write("ours", new NameLimits(1, 1), report)).containsExactly("jobs");
    assertThat(write("ours", new NameLimits(2, 1), report)).containsExactly("new");
    assertThat(write("ours", new NameLimits(2, 1), report)).containsExactly("known");
  }

  @Test
  void givesNoMoreToCallsSideBySide() throws Exception {
    var limits = new NameLimits(50, 10);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<String>>> calls = new ArrayList<>();
      for (int call = 0; call < 16; call++) {
        String[] jobs = new String[10];
        Arrays.setAll(jobs, job -> "job-" + calls.size() + "-" + job);
        calls.add(() -> write("ours", limits, started(jobs)));
      }
      var outcomes = new ArrayList<String>();
      for (Future<List<String>> call : threads.invokeAll(calls)) {
        outcomes.addAll(call.get());
      }
      assertThat(outcomes).filteredOn("new"::equals).hasSize(50);
      assertThat(outcomes).filteredOn("jobs"::equals).hasSize(110);
      assertThat(TestDatabase.query("select count(*) from job")).containsExactly("50");
    } finally {
      threads.shutdownNow();
    }
  }

  private List<String> write(String tenant, NameLimits limits, List<RunReport> reports) {
    var writer =
        new ReportWriter(new ReportStore(TestDatabase.dataSource(), limits, false)::record);
    return writer.write(tenant, json.write(reports, Given.NOTHING)).stream()
        .map(outcome -> word(outcome.orElseThrow()))
        .toList();
  }

  private static String word(RecordedReport report) {
    String limit = report.refused();
    if (limit != null) {
      return limit;
    }
    return report.isNew() ? "new" : "known";
  }

  private static int runs;

  private static synchronized Reports run(String job) {
    return Reports.of(job, "run " + runs++);
  }

  private static List<RunReport> started(String... jobs) {
    return Arrays.stream(jobs).map(job -> run(job).started(0)).toList();
  }

  private static RunReport loaded(String job, String table) {
    return run(job).loaded(0, table, 1L, null);
  }
}
