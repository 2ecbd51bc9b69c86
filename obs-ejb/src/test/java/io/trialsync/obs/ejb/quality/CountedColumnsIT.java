package io.trialsync.obs.ejb.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Verdict;
import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nulls of a column are compared whatever other columns were counted in the earlier runs. */
class CountedColumnsIT {
  private static final String JOB = "nightly";

  private final JudgedHere here = new JudgedHere();

  @BeforeEach
  void clear() {
    TestDatabase.clear();
  }

  @Test
  void comparesWithRunsThatCountedOtherColumns() throws SQLException {
    count(0, Map.of("site", 20L));
    watch("{\"key_columns\":{\"visits\":[\"site\"]}}");
    for (int day = 1; day < 8; day++) {
      count(day, Map.of("site", 20L));
    }
    for (int day = 8; day < 12; day++) {
      count(day, Map.of("site", 30L, "arm", 5L, "visit", 9L));
    }
    CheckResult rate = rateOf("site", 11);
    assertThat(rate.verdict()).isEqualTo(Verdict.PASS);
    assertThat(rate.value()).isEqualTo(0.03);
    assertThat(rate.baseline()).isEqualTo(0.02);
    assertThat(rate.baselineRuns()).hasSize(11);
  }

  @Test
  void knowsTheHistoryOfAColumnThatIsWatchedFromNowOn() throws SQLException {
    for (int day = 0; day < 8; day++) {
      count(day, Map.of("site", 20L, "arm", 10L));
    }
    watch("{\"key_columns\":{\"visits\":[\"arm\"]}}");
    count(8, Map.of("site", 20L, "arm", 400L));
    assertThat(rateOf("arm", 8).verdict().isBad()).isTrue();
    assertThat(rateOf("arm", 8).baseline()).isEqualTo(0.01);
  }

  private static void watch(String settings) {
    TestDatabase.execute("update job set settings = '" + settings + "'");
  }

  /** A run whose quality stage tells the nulls of these columns; judged. */
  private void count(int day, Map<String, Long> nulls) throws SQLException {
    List<RunReport> reports = DailyRun.good(JOB, day).reports();
    RunReport told = reports.get(2);
    var stage =
        new StageReport(
            Phase.DQ, "warehouse", DailyRun.TABLE, null, null, 1_000L, new TreeMap<>(nulls), null);
    here.record(
        List.of(
            reports.get(0),
            reports.get(1),
            new RunReport(
                told.jobId(),
                told.run(),
                told.kind(),
                told.at(),
                told.facts(),
                null,
                false,
                null,
                null,
                List.of(stage)),
            reports.get(3)));
    here.drain();
  }

  private static CheckResult rateOf(String column, int day) {
    String checks =
        TestDatabase.query(
                "select checks from run_quality where run_key = '"
                    + DailyRun.good(JOB, day).key()
                    + "'")
            .get(0);
    return ChecksJson.read(checks).stream()
        .filter(result -> column.equals(result.subject().column()))
        .filter(result -> result.subject().check().equals("null_rate"))
        .findFirst()
        .orElseThrow();
  }
}
