package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.persistence.run.RunPlace;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** Where a run stands among those of its job: by its start and, at the same moment, its key. */
record Place(Instant runAt, UUID runKey) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::runAt).thenComparing(place -> place.runKey().toString());

  /** Keys as the database compares them: as text, since Java takes their first bit for a sign. */
  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  RunPlace toRow() {
    return new RunPlace(runAt, runKey);
  }
}
