package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.persistence.metrics.JobState;
import io.trialsync.obs.persistence.metrics.NewestVerdict;
import io.trialsync.obs.persistence.metrics.OpenFindings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows what checks say of jobs now. Tables of a job beyond the limit share one sample, which shows
 * the worst of them.
 */
final class QualityGauges {
  private static final List<String> VERDICTS = List.of("pass", "warn", "fail");
  private static final Map<String, MetricNames> BY_CHECK =
      Map.of(
          "", MetricNames.DQ_STATUS,
          "null_rate", MetricNames.DQ_NULL_RATE_RATIO,
          "row_count_delta", MetricNames.DQ_ROW_DELTA_PERCENT,
          "schema_drift", MetricNames.DQ_SCHEMA_DRIFT_LAST_TIMESTAMP_SECONDS);

  static final List<MetricNames> ALL =
      List.of(
          MetricNames.DQ_STATUS,
          MetricNames.DQ_NULL_RATE_RATIO,
          MetricNames.DQ_ROW_DELTA_PERCENT,
          MetricNames.DQ_SCHEMA_DRIFT_LAST_TIMESTAMP_SECONDS,
          MetricNames.DQ_OPEN_FINDINGS);

  private final GaugeSamples samples;
  private final int tablesPerJob;

  QualityGauges(GaugeSamples samples, int tablesPerJob) {
    this.samples = samples;
    this.tablesPerJob = tablesPerJob;
  }

  void add(JobState job) {
    Set<String> tables = new HashSet<>();
    job.verdicts().forEach(verdict -> add(job, verdict, tables));
    job.findings().forEach(findings -> add(job, findings, tables));
  }

  private void add(JobState job, NewestVerdict verdict, Set<String> tables) {
    MetricNames gauge = BY_CHECK.get(verdict.check());
    if (gauge == null) {
      return;
    }
    String table = verdict.table();
    String label = table == null ? "" : label(table, tables);
    String[] labels =
        gauge.labels().size() == 1 ? new String[] {job.jobId()} : new String[] {job.jobId(), label};
    samples.merge(gauge, job.tenantId(), value(verdict), QualityGauges::worse, labels);
  }

  private void add(JobState job, OpenFindings findings, Set<String> tables) {
    String table = findings.table();
    samples.merge(
        MetricNames.DQ_OPEN_FINDINGS,
        job.tenantId(),
        findings.number(),
        Math::max,
        job.jobId(),
        table == null ? "" : label(table, tables),
        findings.check(),
        findings.severity());
  }

  private static @Nullable Double value(NewestVerdict verdict) {
    return switch (verdict.check()) {
      case "" -> (double) VERDICTS.indexOf(verdict.verdict());
      case "schema_drift" -> JobGauges.seconds(verdict.badSince());
      default -> verdict.value();
    };
  }

  /** A loss of rows is as bad as a gain. */
  private static Double worse(Double one, Double other) {
    return Math.abs(other) > Math.abs(one) ? other : one;
  }

  private String label(String table, Set<String> known) {
    if (known.contains(table) || known.size() < tablesPerJob) {
      known.add(table);
      return table;
    }
    return LabelText.OTHER;
  }
}
