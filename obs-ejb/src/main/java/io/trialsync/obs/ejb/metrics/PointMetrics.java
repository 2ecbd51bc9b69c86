package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.lateness.PointCounts;
import io.trialsync.obs.ejb.lateness.watch.LatenessFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Counts what became of the times at which jobs were due, on the node that found it. */
@ApplicationScoped
public class PointMetrics {

  @Inject JobSeriesIndex jobs;

  /** Also when nothing was decided: the first decision is then a rise. */
  void onFound(@Observes LatenessFound found) {
    JobSeries job = jobs.of(found.tenantId(), found.jobId());
    PointCounts points = found.points();
    job.countPoints("on_time", points.onTime());
    job.countPoints("late", points.late());
    job.countPoints("missed", points.missed());
  }
}
