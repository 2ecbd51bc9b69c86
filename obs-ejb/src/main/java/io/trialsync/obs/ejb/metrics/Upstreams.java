package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.persistence.metrics.JobState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out for which job in trouble another one waits: it reads a table that the first one loads.
 * Looked for from those in trouble that wait for nobody themselves, step by step to all who wait
 * for them, so that behind each job that is held back stands one of which people hear. Jobs that
 * feed each other in a circle, all in trouble, have no such beginning and hold nobody back. Each
 * table is looked at once: the cost grows with the tables of jobs and not with their pairs.
 */
final class Upstreams {
  private final Instant now;
  private final Map<Long, List<JobState>> readers = new HashMap<>();
  private final Set<Long> loadedInTrouble = new HashSet<>();
  private final Map<JobKey, String> found = new HashMap<>();

  private Upstreams(Instant now) {
    this.now = now;
  }

  /** The upstream in trouble of each active job that has one, by its name. */
  static Map<JobKey, String> of(List<JobState> jobs, Instant now) {
    var upstreams = new Upstreams(now);
    upstreams.find(jobs);
    return upstreams.found;
  }

  private void find(List<JobState> jobs) {
    List<JobState> unwell = jobs.stream().filter(this::isUnwell).toList();
    unwell.forEach(job -> loadedInTrouble.addAll(job.tables().loaded()));
    if (loadedInTrouble.isEmpty()) {
      return;
    }
    for (JobState job : jobs) {
      if (job.enabled()) {
        awaited(job)
            .forEach(table -> readers.computeIfAbsent(table, t -> new ArrayList<>()).add(job));
      }
    }
    var next = new ArrayDeque<JobState>();
    unwell.stream().filter(job -> awaited(job).isEmpty()).forEach(next::add);
    while (!next.isEmpty()) {
      tellReaders(next.remove(), next);
    }
  }

  /** Who comes to a table first is the nearest to where the trouble began. */
  private void tellReaders(JobState upstream, Deque<JobState> next) {
    for (Long table : upstream.tables().loaded()) {
      List<JobState> waiting = readers.remove(table);
      for (JobState job : waiting == null ? List.<JobState>of() : waiting) {
        boolean isNew = found.putIfAbsent(key(job), upstream.jobId()) == null;
        if (isNew && isUnwell(job)) {
          next.add(job);
        }
      }
    }
  }

  /** What a job loads itself it does not wait for. */
  private List<Long> awaited(JobState job) {
    return job.tables().read().stream()
        .filter(loadedInTrouble::contains)
        .filter(table -> !job.tables().loaded().contains(table))
        .toList();
  }

  /** The same as alerts say of it: a paused job is silent. */
  private boolean isUnwell(JobState job) {
    return job.enabled()
        && (job.runs().consecutiveFailures() > 0
            || job.expectation().stuckRuns() > 0
            || isOver(job.expectation().startBy())
            || isOver(job.expectation().finishBy()));
  }

  private boolean isOver(@Nullable Instant deadline) {
    return deadline != null && deadline.isBefore(now);
  }

  private static JobKey key(JobState job) {
    return new JobKey(job.tenantId(), job.jobId());
  }
}
