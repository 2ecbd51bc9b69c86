package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.audit.AuditAction;
import io.trialsync.obs.ejb.audit.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Lets the counters of a declared job exist at zero at once, so that its first failure is an
 * increase; other nodes see it with their next look at the stored jobs.
 */
@ApplicationScoped
public class DeclaredJobs {
  @Inject JobSeriesIndex jobs;

  /** Only once others can see the job: it could still be refused. */
  void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
    String jobId = change.jobId();
    if (change.action() == AuditAction.JOB_DECLARED && jobId != null) {
      jobs.know(new KnownJob(change.tenantId(), jobId, List.of()));
    }
  }
}
