package io.trialsync.obs.ejb.quality.finding;

import java.time.Instant;
import java.util.UUID;

/** Where a run stands among those of its job: by its start and, at the same moment, its key. */
record RunPlace(Instant runAt, UUID runKey) implements Comparable<RunPlace> {
  /** Keys as the database compares them: as text, since Java takes their first bit for a sign. */
  @Override
  public int compareTo(RunPlace other) {
    int byTime = runAt.compareTo(other.runAt);
    return byTime != 0 ? byTime : runKey.toString().compareTo(other.runKey.toString());
  }
}
