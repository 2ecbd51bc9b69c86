package io.trialsync.obs.persistence.metrics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of everything that is watched, at one moment.
 *
 * @param jobs all that are not retired, of all tenants, those that were known first before others
 * @param setAside entries of the queue of judging that failed too often
 * @param oldestDue since when the first of the others waits; null when none does
 */
public record StoredState(List<JobState> jobs, long setAside, @Nullable Instant oldestDue) {

  public StoredState {
    jobs = List.copyOf(jobs);
  }
}
