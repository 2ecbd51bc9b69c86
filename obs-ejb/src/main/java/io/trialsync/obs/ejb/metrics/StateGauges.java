package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.persistence.metrics.JobState;
import io.trialsync.obs.persistence.metrics.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The state of everything as samples of gauges: they follow from what was read alone, so that all
 * nodes show the same.
 */
final class StateGauges {
  static final List<MetricNames> ALL = all();

  private final int maxJobs;
  private final int tablesPerJob;
  private final BiFunction<String, Integer, String> shown;

  StateGauges(int maxJobs, int tablesPerJob, BiFunction<String, Integer, String> shown) {
    this.maxJobs = maxJobs;
    this.tablesPerJob = tablesPerJob;
    this.shown = shown;
  }

  /** All samples of the gauges; a gauge without samples is there as well. */
  Map<MetricNames, Map<String, Double>> of(StoredState state, Instant readAt) {
    var samples = new GaugeSamples(ALL);
    var ofJobs = new JobGauges(samples, shown);
    var ofQuality = new QualityGauges(samples, tablesPerJob);
    for (JobState job : shown(state.jobs())) {
      ofJobs.add(job);
      ofQuality.add(job);
    }
    addUpstreams(samples, state.jobs(), readAt);
    samples.add(MetricNames.DQ_EVALUATOR_LAG_SECONDS, LabelText.DEFAULT_TENANT, lag(state, readAt));
    samples.add(MetricNames.DQ_SET_ASIDE_REPORTS, LabelText.DEFAULT_TENANT, state.setAside());
    return samples.all();
  }

  private List<JobState> shown(List<JobState> jobs) {
    if (jobs.size() <= maxJobs) {
      return jobs;
    }
    var shownJobs = new ArrayList<>(jobs.subList(0, maxJobs));
    var others = new OtherJobs();
    jobs.subList(maxJobs, jobs.size()).forEach(others::add);
    shownJobs.addAll(others.all());
    return shownJobs;
  }

  /** Of jobs with series of their own: others stand together, where one would silence all. */
  private void addUpstreams(GaugeSamples samples, List<JobState> jobs, Instant readAt) {
    Map<JobKey, String> upstreams = Upstreams.of(jobs, readAt);
    if (upstreams.isEmpty()) {
      return;
    }
    List<JobKey> named =
        jobs.stream().limit(maxJobs).map(job -> new JobKey(job.tenantId(), job.jobId())).toList();
    Set<JobKey> names = Set.copyOf(named);
    for (JobKey job : named) {
      String upstream = upstreams.get(job);
      if (upstream != null) {
        boolean isNamed = names.contains(new JobKey(job.tenantId(), upstream));
        samples.add(
            MetricNames.JOB_UPSTREAM_UNWELL,
            job.tenantId(),
            1,
            job.jobId(),
            isNamed ? upstream : LabelText.OTHER);
      }
    }
  }

  private static double lag(StoredState state, Instant readAt) {
    Instant oldest = state.oldestDue();
    return oldest == null ? 0 : Math.max(0, Duration.between(oldest, readAt).toMillis() / 1e3);
  }

  private static List<MetricNames> all() {
    var gauges = new ArrayList<MetricNames>(JobGauges.ALL);
    gauges.add(MetricNames.JOB_UPSTREAM_UNWELL);
    gauges.addAll(QualityGauges.ALL);
    gauges.add(MetricNames.DQ_EVALUATOR_LAG_SECONDS);
    gauges.add(MetricNames.DQ_SET_ASIDE_REPORTS);
    return List.copyOf(gauges);
  }
}
