package io.trialsync.obs.ejb.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Finds the kept series of a job; jobs beyond the limit share those of {@code _other}. */
@ApplicationScoped
public class JobSeriesIndex {

  @Inject SeriesStore store;
  @Inject MetricsConfig config;
  @Inject LabelOverflow overflow;

  private final ConcurrentMap<JobKey, JobSeries> jobs = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, JobSeries> folded = new ConcurrentHashMap<>();

  /** The series of the job; a new job's series exist at zero when this returns. */
  JobSeries of(String tenantId, String jobId) {
    var job = new JobKey(tenantId, jobId);
    JobSeries known = jobs.get(job);
    return known != null ? known : admit(job);
  }

  /**
   * Lets the series of a stored job exist. One beyond the limit is passed over and not counted as
   * overflow: it is asked for every minute and nothing happened to it.
   */
  void know(KnownJob known) {
    if (hasRoomFor(new JobKey(known.tenantId(), known.jobId()))) {
      JobSeries job = of(known.tenantId(), known.jobId());
      known.tables().forEach(job::knowTable);
    }
  }

  /** The jobs that have series of their own now. */
  Set<JobKey> all() {
    return Set.copyOf(jobs.keySet());
  }

  /** Whether the job has series of its own. */
  boolean has(JobKey job) {
    return jobs.containsKey(job);
  }

  /** Lets the series of a job vanish; if it reports again they begin anew. */
  void forget(JobKey job) {
    JobSeries series = jobs.remove(job);
    if (series != null) {
      series.remove();
    }
  }

  private boolean hasRoomFor(JobKey job) {
    return jobs.containsKey(job) || jobs.size() < config.maxJobs;
  }

  private synchronized JobSeries admit(JobKey job) {
    if (hasRoomFor(job)) {
      return jobs.computeIfAbsent(job, this::newSeries);
    }
    overflow.countJob();
    return folded.computeIfAbsent(
        job.tenantId(), tenantId -> newSeries(new JobKey(tenantId, LabelText.OTHER)));
  }

  private JobSeries newSeries(JobKey job) {
    return new JobSeries(store, job, config.tablesPerJob, overflow);
  }
}
