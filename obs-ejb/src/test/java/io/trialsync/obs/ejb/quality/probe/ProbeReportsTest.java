package io.trialsync.obs.ejb.quality.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.ReportedCheck;
import io.trialsync.obs.ejb.run.ReportedCheck.Severity;
import io.trialsync.obs.ejb.run.RowOrigin;
import io.trialsync.obs.ejb.run.RunReference;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.persistence.quality.probe.ProbeStore.Occasion;
import io.trialsync.obs.persistence.quality.probe.ProbedTable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What probes found, in the words of workers. */
@Tag("P06")
class ProbeReportsTest {
  private static final Instant BEGUN = Instant.parse("2026-11-22T06:00:03Z");
  private static final Instant ENDED = Instant.parse("2026-11-22T06:00:05Z");
  private static final RunReference RUN = RunReference.of(UUID.randomUUID());
  private static final ProbeOutcome FOUND =
      new ProbeOutcome(
          "visits",
          new ProbedTable(
              800,
              true,
              new TreeMap<>(Map.of("site", 16L)),
              List.of(new ProbedTable.Column("site", "text", true))),
          null);
  private static final ProbeOutcome LATE =
      new ProbeOutcome(
          "labs",
          null,
          ProbeFailure.of(new SQLException("row (7) secret", "57014"), Duration.ofSeconds(10)));

  @Test
  void afterARunItIsAStageOfThatRun() {
    List<RunReport> reports = new ProbeReports(due(null)).of(BEGUN, ENDED, List.of(FOUND, LATE));
    assertThat(reports).hasSize(1);
    RunReport report = reports.get(0);
    assertThat(report.kind()).isEqualTo(ReportKind.STAGE);
    assertThat(report.run()).isEqualTo(RUN);
    var visits = report.stages().get(0);
    assertThat(visits.phase()).isEqualTo(Phase.DQ);
    assertThat(visits.rowCount()).isEqualTo(800);
    assertThat(visits.nullCounts()).isEqualTo(Map.of("site", 16L));
    assertThat(visits.origin()).isEqualTo(RowOrigin.SAMPLED);
    assertThat(visits.recordsLoaded()).isNull();
    assertThat(visits.assertions())
        .containsExactly(new ReportedCheck("probe", null, true, Severity.WARN));
    var labs = report.stages().get(1);
    assertThat(labs.rowCount()).isNull();
    assertThat(labs.origin()).isNull();
    assertThat(labs.assertions())
        .containsExactly(new ReportedCheck("probe", null, false, Severity.WARN));
  }

  @Test
  void byScheduleItIsARunThatSucceeds() {
    List<RunReport> reports = new ProbeReports(due(BEGUN)).of(BEGUN, ENDED, List.of(FOUND));
    assertThat(reports)
        .extracting(RunReport::kind, RunReport::at)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ReportKind.STARTED, BEGUN),
            org.assertj.core.groups.Tuple.tuple(ReportKind.SUCCEEDED, ENDED));
    assertThat(reports.get(1).stages()).hasSize(1);
    assertThat(reports.get(1).facts().scheduledAt()).isEqualTo(BEGUN);
  }

  @Test
  void byScheduleItFailsWhereATableCouldNotBeLookedAt() {
    RunReport end = new ProbeReports(due(BEGUN)).of(BEGUN, ENDED, List.of(FOUND, LATE)).get(1);
    assertThat(end.kind()).isEqualTo(ReportKind.FAILED);
    assertThat(end.error().code()).isEqualTo("probe_timeout");
    assertThat(end.error().message()).isEqualTo("labs: The probe took longer than PT10S.");
    assertThat(end.stages()).singleElement().extracting("table").isEqualTo("visits");
  }

  @ParameterizedTest
  @CsvSource({
    "57014,probe_timeout", "25P03,probe_timeout", "55P03,probe_timeout", "28P01,probe_failed",
    "08001,probe_failed", "42501,probe_failed", "XX000,probe_failed", ",probe_failed"
  })
  void saysNothingThatPostgresSaid(String state, String code) {
    var failure = ProbeFailure.of(new SQLException("row (7) secret", state), Duration.ofSeconds(1));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.sentence()).doesNotContain("secret").endsWith(".");
  }

  private static DueProbes due(Instant dueAt) {
    return new DueProbes(
        "default", "load", new Occasion(7, "after_run"), "token", dueAt, RUN, new TreeMap<>());
  }
}
