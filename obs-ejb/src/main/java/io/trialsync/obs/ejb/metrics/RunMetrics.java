package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.run.ErrorCategory;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.ReportRecorded;
import io.trialsync.obs.ejb.run.ReportRecorded.FirstEnd;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;

/** Counts what the reports of workers changed, after it was committed. */
@ApplicationScoped
public class RunMetrics {

  @Inject JobSeriesIndex jobs;

  void onReport(@Observes ReportRecorded recorded) {
    JobSeries job = jobs.of(recorded.tenantId(), recorded.report().jobId());
    recorded.loaded().forEach(job::countLoaded);
    if (recorded.firstEnd() != null) {
      countEnd(job, recorded.firstEnd());
    }
  }

  private static void countEnd(JobSeries job, FirstEnd end) {
    EndStatus status = EndStatus.of(end.kind());
    job.countEnd(status);
    if (end.kind() == ReportKind.FAILED) {
      job.countFailure(Objects.requireNonNullElse(end.errorCategory(), ErrorCategory.SYSTEM));
    }
    if (end.durationMillis() != null) {
      job.observeDuration(status, Duration.ofMillis(end.durationMillis()));
    }
  }
}
