package io.trialsync.obs.launcher.bench.fill;

import java.util.List;
import java.util.PriorityQueue;

/** Gives the runs of all jobs in the order of time, as a real server would have heard of them. */
final class RunTimeline {
  private final PriorityQueue<Due> due = new PriorityQueue<>();

  RunTimeline(List<PlannedJob> jobs) {
    for (PlannedJob job : jobs) {
      add(job, 0);
    }
  }

  /** The next run; there must be one. */
  Due next() {
    Due next = due.remove();
    add(next.job(), next.number() + 1);
    return next;
  }

  boolean isOver() {
    return due.isEmpty();
  }

  private void add(PlannedJob job, int run) {
    if (run < job.runs()) {
      due.add(new Due(job.dueAfterMillis(run), job, run));
    }
  }

  /**
   * A run that is planned.
   *
   * @param afterMillis time since the history began
   * @param number from 0 among the runs of the job
   */
  record Due(long afterMillis, PlannedJob job, int number) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(afterMillis, other.afterMillis);
      return byTime != 0 ? byTime : Integer.compare(job.index(), other.job.index());
    }
  }
}
