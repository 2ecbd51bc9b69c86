package io.trialsync.obs.ejb.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.job.JobSettings;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of several settings wins. */
class CheckTuningTest {
  private static final Subject ROWS = new Subject("row_count_delta", Story.TABLE, null);
  private static final Subject NULLS = new Subject("null_rate", Story.TABLE, Story.COLUMN);

  @Test
  void hasTheDocumentedValuesWhereNothingIsSet() {
    CheckTuning tuning = tuning(Map.of(), Map.of(), DayOfWeek.MONDAY);
    assertThat(tuning.number(ROWS, "threshold_pct")).isEqualTo(30);
    assertThat(tuning.number(NULLS, "threshold")).isEqualTo(0.05);
    assertThat(tuning.number(NULLS, "absolute_limit")).isNaN();
    assertThat(tuning.severity(ROWS)).isEqualTo(Verdict.WARN);
    assertThat(tuning.severity(new Subject("schema_drift", Story.TABLE, null)))
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void prefersTheColumnToTheTableToTheJob() {
    Map<String, Object> checks =
        Map.of(
            "null_rate",
            Map.of(
                "threshold",
                0.3,
                "min_rows",
                7,
                "severity",
                "fail",
                "tables",
                Map.of(
                    "visits",
                    Map.of(
                        "threshold", 0.2, "columns", Map.of("site", Map.of("threshold", 0.1))))));
    CheckTuning tuning = tuning(checks, Map.of(), DayOfWeek.MONDAY);
    assertThat(tuning.number(NULLS, "threshold")).isEqualTo(0.1);
    assertThat(tuning.number(new Subject("null_rate", Story.TABLE, "other"), "threshold"))
        .isEqualTo(0.2);
    assertThat(
            tuning.number(new Subject("null_rate", new TableName("", "labs"), "site"), "threshold"))
        .isEqualTo(0.3);
    assertThat(tuning.number(NULLS, "min_rows")).isEqualTo(7);
    assertThat(tuning.severity(NULLS)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void prefersAtEachLevelTheWeekday() {
    Map<String, Object> sunday = Map.of("sunday", Map.of("severity", "off", "threshold_pct", 90));
    Map<String, Object> checks =
        Map.of(
            "row_count_delta",
            Map.of(
                "severity",
                "fail",
                "weekdays",
                sunday,
                "tables",
                Map.of("visits", Map.of("threshold_pct", 10))));
    CheckTuning onSunday = tuning(checks, Map.of(), DayOfWeek.SUNDAY);
    assertThat(onSunday.severity(ROWS)).isEqualTo(Verdict.NOT_EVALUATED);
    assertThat(onSunday.number(ROWS, "threshold_pct")).isEqualTo(10);
    CheckTuning onMonday = tuning(checks, Map.of(), DayOfWeek.MONDAY);
    assertThat(onMonday.severity(ROWS)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void prefersTheJobToTheServerAndChecksToThresholds() {
    Map<String, String> server =
        Map.of(
            "obs.dq.checks",
                "{\"row_count_delta\":{\"min_rows\":3,\"tables\":{\"visits\":{\"threshold_pct\":60}}}}",
            "dq.row.delta.pct.threshold", "70",
            "dq.null.rate.threshold", "0.5");
    Map<String, BigDecimal> thresholds =
        Map.of("dq_row_delta_pct_threshold", BigDecimal.valueOf(50));
    CheckTuning all = tuning(Map.of("row_count_delta", Map.of("threshold_pct", 40)), server, null);
    assertThat(all.number(ROWS, "threshold_pct")).isEqualTo(40);
    CheckTuning threshold = tuning(settings(Map.of(), thresholds), server);
    assertThat(threshold.number(ROWS, "threshold_pct")).isEqualTo(50);
    CheckTuning serverOnly = tuning(Map.of(), server, null);
    assertThat(serverOnly.number(ROWS, "threshold_pct")).isEqualTo(60);
    assertThat(serverOnly.number(ROWS, "min_rows")).isEqualTo(3);
    assertThat(serverOnly.number(NULLS, "threshold")).isEqualTo(0.5);
    assertThat(
            serverOnly.number(
                new Subject("row_count_delta", new TableName("", "labs"), null), "threshold_pct"))
        .isEqualTo(70);
  }

  @Test
  void watchesKeyColumnsAndThoseThatHaveASettingOfTheirOwn() {
    Map<String, Object> checks =
        Map.of(
            "null_rate",
            Map.of(
                "tables",
                Map.of("visits", Map.of("columns", Map.of("arm", Map.of("threshold", 0))))));
    CheckTuning tuning = tuning(checks, Map.of(), DayOfWeek.MONDAY);
    assertThat(tuning.keyColumns(Story.TABLE)).containsExactly("site", "arm");
    assertThat(tuning.keyColumns(new TableName("", "labs"))).isEmpty();
  }

  private static CheckTuning tuning(
      Map<String, Object> checks, Map<String, String> server, @Nullable DayOfWeek day) {
    return new CheckTuning(
        Story.CHECKS,
        ServerChecks.of(name -> Optional.ofNullable(server.get(name))),
        Story.settings(checks),
        day == null ? DayOfWeek.MONDAY : day);
  }

  private static CheckTuning tuning(JobSettings settings, Map<String, String> server) {
    return new CheckTuning(
        Story.CHECKS,
        ServerChecks.of(name -> Optional.ofNullable(server.get(name))),
        settings,
        DayOfWeek.MONDAY);
  }

  private static JobSettings settings(
      Map<String, Object> checks, Map<String, BigDecimal> thresholds) {
    Map<String, List<String>> keys = Map.of("visits", List.of("site"));
    return new JobSettings(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        keys,
        null,
        thresholds,
        checks,
        null);
  }
}
