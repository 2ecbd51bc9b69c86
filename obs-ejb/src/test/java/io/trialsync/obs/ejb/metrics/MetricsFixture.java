package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.run.ErrorCategory;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.ReportRecorded;
import io.trialsync.obs.ejb.run.ReportRecorded.FirstEnd;
import io.trialsync.obs.ejb.run.RunFacts;
import io.trialsync.obs.ejb.run.RunReference;
import io.trialsync.obs.ejb.run.RunReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The beans of the room wired by hand, and reports to feed them. */
final class MetricsFixture {

  final SeriesStore store = new SeriesStore();
  final CountedByHand foldedJobs = new CountedByHand();
  final CountedByHand foldedTables = new CountedByHand();
  final JobSeriesIndex jobs = new JobSeriesIndex();
  final RunMetrics runs = new RunMetrics();

  MetricsFixture(int maxJobs, int tablesPerJob) {
    var overflow = new LabelOverflow();
    overflow.jobs = foldedJobs;
    overflow.tables = foldedTables;
    jobs.store = store;
    jobs.overflow = overflow;
    jobs.config = new MetricsConfig();
    jobs.config.maxJobs = maxJobs;
    jobs.config.tablesPerJob = tablesPerJob;
    runs.jobs = jobs;
  }

  /** Every line that the store has for one metric. */
  List<String> lines(MetricNames metric) {
    var text = new TextBuffer(0);
    store.write(metric, text);
    return new String(text.toByteArray(), StandardCharsets.UTF_8).lines().toList();
  }

  static ReportRecorded ended(
      String jobId, ReportKind kind, Long durationMillis, @Nullable ErrorCategory category) {
    var end = new FirstEnd(kind, durationMillis, category);
    return recorded("default", jobId, end, Map.of());
  }

  static ReportRecorded loaded(String tenantId, String jobId, Map<String, Long> loaded) {
    return recorded(tenantId, jobId, null, loaded);
  }

  private static ReportRecorded recorded(
      String tenantId, String jobId, @Nullable FirstEnd end, Map<String, Long> loaded) {
    ReportKind kind = end == null ? ReportKind.STAGE : end.kind();
    var run = RunReference.of(new UUID(7, 7));
    var at = Instant.parse("2026-11-21T02:00:00Z");
    var report =
        new RunReport(jobId, run, kind, at, RunFacts.NONE, null, false, null, null, List.of());
    return new ReportRecorded(tenantId, report, end, loaded);
  }
}
