package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.persistence.lateness.DueLooks.Touched;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Jobs of which something was reported to this server since it last said so. What a crash leaves
 * unsaid is found when the job is looked at next: no answer depends on it, only how soon it comes.
 */
final class TouchedJobs {
  private static final Set<ReportKind> SIGNS_OF_LIFE =
      EnumSet.of(ReportKind.HEARTBEAT, ReportKind.STAGE);

  private record Name(String tenantId, String jobId) {}

  private final Map<Name, Boolean> jobs = new ConcurrentHashMap<>();

  void touch(String tenantId, String jobId, ReportKind kind) {
    jobs.merge(
        new Name(tenantId, jobId), !SIGNS_OF_LIFE.contains(kind), (one, other) -> one || other);
  }

  /** Takes them out, so that what is reported from now on counts for the next time. */
  List<Touched> take() {
    var taken = new ArrayList<Touched>();
    for (Name name : jobs.keySet()) {
      Boolean moved = jobs.remove(name);
      if (moved != null) {
        taken.add(new Touched(name.tenantId, name.jobId, moved));
      }
    }
    return taken;
  }

  /** Puts back what could not be said. */
  void putBack(List<Touched> untold) {
    untold.forEach(
        job ->
            jobs.merge(
                new Name(job.tenantId(), job.jobId()), job.moved(), (one, other) -> one || other));
  }
}
