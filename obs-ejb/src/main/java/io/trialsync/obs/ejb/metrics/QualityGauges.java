package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.persistence.quality.VerdictGauge;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The state of checks as samples of gauges. Jobs and tables beyond their limits share one sample,
 * which shows the worst of them.
 */
final class QualityGauges {
  private static final List<String> VERDICTS = List.of("pass", "warn", "fail");
  private static final Map<String, MetricNames> BY_CHECK =
      Map.of(
          "", MetricNames.DQ_STATUS,
          "null_rate", MetricNames.DQ_NULL_RATE_RATIO,
          "row_count_delta", MetricNames.DQ_ROW_DELTA_PERCENT,
          "schema_drift", MetricNames.DQ_SCHEMA_DRIFT_LAST_TIMESTAMP_SECONDS);

  private final Predicate<JobKey> hasSeries;
  private final int tablesPerJob;
  private final Map<JobKey, Set<String>> tables = new HashMap<>();
  private final Map<MetricNames, SortedMap<String, Double>> samples =
      new EnumMap<>(MetricNames.class);

  /**
   * @param hasSeries whether a job has series of its own
   */
  QualityGauges(Predicate<JobKey> hasSeries, int tablesPerJob) {
    this.hasSeries = hasSeries;
    this.tablesPerJob = tablesPerJob;
    BY_CHECK.values().forEach(metric -> samples.put(metric, new TreeMap<>()));
  }

  /** All samples of the gauges; a gauge without samples is there as well. */
  Map<MetricNames, SortedMap<String, Double>> of(List<VerdictGauge> verdicts) {
    verdicts.forEach(this::add);
    return samples;
  }

  private void add(VerdictGauge verdict) {
    MetricNames metric = BY_CHECK.get(verdict.check());
    Double value = value(verdict);
    if (metric != null && value != null) {
      samples
          .computeIfAbsent(metric, unseen -> new TreeMap<>())
          .merge(labels(metric, verdict), value, QualityGauges::worse);
    }
  }

  private static @Nullable Double value(VerdictGauge verdict) {
    return switch (verdict.check()) {
      case "" -> (double) VERDICTS.indexOf(verdict.verdict());
      case "schema_drift" ->
          verdict.badSince() == null ? null : verdict.badSince().toEpochMilli() / 1e3;
      default -> verdict.value();
    };
  }

  /** A loss of rows is as bad as a gain. */
  private static Double worse(Double one, Double other) {
    return Math.abs(other) > Math.abs(one) ? other : one;
  }

  private String labels(MetricNames metric, VerdictGauge verdict) {
    var job = new JobKey(verdict.tenantId(), verdict.jobId());
    String jobLabel = hasSeries.test(job) ? verdict.jobId() : LabelText.OTHER;
    String table = verdict.table();
    if (metric.labels().size() == 1 || table == null) {
      return LabelText.of(verdict.tenantId(), metric.labels(), jobLabel);
    }
    return LabelText.of(verdict.tenantId(), metric.labels(), jobLabel, label(job, table));
  }

  private String label(JobKey job, String table) {
    Set<String> known = tables.computeIfAbsent(job, unseen -> new HashSet<>());
    if (known.contains(table) || known.size() < tablesPerJob) {
      known.add(table);
      return table;
    }
    return LabelText.OTHER;
  }
}
