package io.trialsync.obs.ejb.metrics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.annotation.Metric;

/** Counts label values that were folded, so that a limit that is too low does not stay unseen. */
@Dependent
public class LabelOverflow {

  private static final String NAME = "trialsync_label_overflow_total";

  @Inject
  @Metric(name = NAME, absolute = true, tags = "label=job_id")
  Counter jobs;

  @Inject
  @Metric(name = NAME, absolute = true, tags = "label=table")
  Counter tables;

  void countJob() {
    jobs.inc();
  }

  void countTable() {
    tables.inc();
  }
}
