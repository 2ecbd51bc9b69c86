package io.trialsync.obs.ejb.metrics;

import static java.util.Objects.requireNonNull;

import io.trialsync.obs.ejb.run.ErrorCategory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The series of one job, all at zero from the moment it is known, so that the first failure of a
 * job is a rise and not the birth of a series, which {@code increase()} would not see.
 */
final class JobSeries {
  private static final List<String> VERDICTS = List.of("pass", "warn", "fail");

  private final SeriesStore store;
  private final JobKey job;
  private final int tableLimit;
  private final LabelOverflow overflow;
  private final Map<EndStatus, EndSeries> ends = new EnumMap<>(EndStatus.class);
  private final Map<ErrorCategory, CounterSeries> failures = new EnumMap<>(ErrorCategory.class);
  private final Map<String, CounterSeries> judged = new HashMap<>();
  private final ConcurrentMap<String, TableSeries> tables = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, CounterSeries> reasons = new ConcurrentHashMap<>();

  JobSeries(SeriesStore store, JobKey job, int tableLimit, LabelOverflow overflow) {
    this.store = store;
    this.job = job;
    this.tableLimit = tableLimit;
    this.overflow = overflow;
    for (EndStatus status : EndStatus.values()) {
      ends.put(status, endSeries(status));
    }
    for (ErrorCategory category : ErrorCategory.values()) {
      failures.put(category, counter(MetricNames.JOB_FAILURES_TOTAL, category.wireName()));
    }
    for (String verdict : VERDICTS) {
      judged.put(verdict, counter(MetricNames.DQ_JUDGED_RUNS_TOTAL, verdict));
    }
  }

  /** What is kept for one way to end. */
  private record EndSeries(CounterSeries count, HistogramSeries duration) {}

  /** What is kept for one table. */
  private record TableSeries(CounterSeries loaded, CounterSeries drifts) {}

  void countEnd(EndStatus status) {
    requireNonNull(ends.get(status)).count().increment();
  }

  void countFailure(ErrorCategory category) {
    requireNonNull(failures.get(category)).increment();
  }

  void observeDuration(EndStatus status, Duration duration) {
    requireNonNull(ends.get(status)).duration().observe(duration);
  }

  void countLoaded(String table, long records) {
    table(table).loaded().add(records);
  }

  void countDrifts(String table, long drifts) {
    table(table).drifts().add(drifts);
  }

  /** Counts runs by their worst verdict. */
  void countJudged(String verdict, long runs) {
    requireNonNull(judged.get(verdict)).add(runs);
  }

  void countNotEvaluated(String reason, long verdicts) {
    reasons
        .computeIfAbsent(reason, name -> counter(MetricNames.DQ_NOT_EVALUATED_TOTAL, name))
        .add(verdicts);
  }

  /** Lets the series of the table exist, at zero when nothing was counted yet, if there is room. */
  void knowTable(String table) {
    if (hasRoomFor(table)) {
      table(table);
    }
  }

  /** Takes all of them out of the text, for a job that nobody watches any more. */
  void remove() {
    for (EndStatus status : EndStatus.values()) {
      removeCounter(MetricNames.JOBS_TOTAL, status.label());
      store
          .histograms(MetricNames.JOB_DURATION_SECONDS)
          .remove(job.tenantId(), job.jobId(), status.label());
    }
    for (ErrorCategory category : ErrorCategory.values()) {
      removeCounter(MetricNames.JOB_FAILURES_TOTAL, category.wireName());
    }
    tables.keySet().forEach(this::removeTable);
    removeTable(LabelText.OTHER);
    VERDICTS.forEach(verdict -> removeCounter(MetricNames.DQ_JUDGED_RUNS_TOTAL, verdict));
    reasons.keySet().forEach(reason -> removeCounter(MetricNames.DQ_NOT_EVALUATED_TOTAL, reason));
  }

  private void removeTable(String table) {
    removeCounter(MetricNames.RECORDS_LOADED_TOTAL, table);
    removeCounter(MetricNames.DQ_SCHEMA_DRIFT_TOTAL, table);
  }

  private void removeCounter(MetricNames metric, String value) {
    store.counters(metric).remove(job.tenantId(), job.jobId(), value);
  }

  private boolean hasRoomFor(String table) {
    return tables.containsKey(table) || tables.size() < tableLimit;
  }

  private TableSeries table(String table) {
    TableSeries known = tables.get(table);
    return known != null ? known : admit(table);
  }

  private synchronized TableSeries admit(String table) {
    if (hasRoomFor(table)) {
      return tables.computeIfAbsent(table, this::tableSeries);
    }
    overflow.countTable();
    return tableSeries(LabelText.OTHER);
  }

  private TableSeries tableSeries(String name) {
    return new TableSeries(
        counter(MetricNames.RECORDS_LOADED_TOTAL, name),
        counter(MetricNames.DQ_SCHEMA_DRIFT_TOTAL, name));
  }

  private EndSeries endSeries(EndStatus status) {
    return new EndSeries(
        counter(MetricNames.JOBS_TOTAL, status.label()),
        store
            .histograms(MetricNames.JOB_DURATION_SECONDS)
            .tenantSeries(job.tenantId(), job.jobId(), status.label()));
  }

  private CounterSeries counter(MetricNames metric, String value) {
    return store.counters(metric).tenantSeries(job.tenantId(), job.jobId(), value);
  }
}
