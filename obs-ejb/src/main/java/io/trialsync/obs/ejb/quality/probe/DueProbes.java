package io.trialsync.obs.ejb.quality.probe;

import io.trialsync.obs.ejb.job.ProbeSetting;
import io.trialsync.obs.ejb.run.RunReference;
import io.trialsync.obs.persistence.quality.probe.ProbeStore.Occasion;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables of one job that are to be looked at now.
 *
 * @param token what makes this time different from others: the run, or the time it was due
 * @param dueAt when it was due by schedule; null after a run
 * @param run the run that it is for: the one that ended, or one of the probes themselves
 * @param probes by the name that the table has in reports
 */
public record DueProbes(
    String tenantId,
    String jobId,
    Occasion occasion,
    String token,
    @Nullable Instant dueAt,
    RunReference run,
    SortedMap<String, ProbeSetting> probes) {

  public boolean afterRun() {
    return dueAt == null;
  }
}
