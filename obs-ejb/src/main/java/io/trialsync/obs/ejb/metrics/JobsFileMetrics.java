package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.jobsfile.JobsFileLook;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/** Shows how the jobs file stands; NaN, which compares as false with everything, without one. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class JobsFileMetrics {
  @Inject MetricRegistry registry;

  private volatile @Nullable JobsFileLook last;

  @PostConstruct
  void register() {
    gauge(MetricNames.JOBS_FILE_LAST_LOAD_SUCCESSFUL, look -> look.good() ? 1 : 0);
    gauge(MetricNames.JOBS_FILE_LAST_SUCCESS_TIMESTAMP_SECONDS, JobsFileMetrics::appliedAt);
    gauge(MetricNames.JOBS_FILE_JOBS, JobsFileLook::jobs);
    gauge(MetricNames.JOBS_FILE_UNLISTED_JOBS, JobsFileLook::unlisted);
  }

  /** Takes in how the file stands now. */
  public void onLook(@Observes JobsFileLook look) {
    last = look;
  }

  private static double appliedAt(JobsFileLook look) {
    Instant at = look.appliedAt();
    return at == null ? Double.NaN : at.toEpochMilli() / 1e3;
  }

  private void gauge(MetricNames metric, ToDoubleFunction<JobsFileLook> value) {
    registry.gauge(
        Metadata.builder().withName(metric.metricName()).withDescription(metric.help()).build(),
        () -> {
          JobsFileLook look = last;
          return look == null ? Double.NaN : value.applyAsDouble(look);
        });
  }
}
