package io.trialsync.obs.persistence.retention;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Where a walk over the runs of a job stands, oldest first: behind the run with this time and key.
 */
public record Place(Instant runAt, UUID runKey) {
  private static final UUID GREATEST_KEY = new UUID(-1, -1);

  /** Before every run that can be. */
  public static final Place START = before(Instant.parse("0001-01-01T00:00:00Z"));

  /** Before the runs of that moment. */
  public static Place before(Instant moment) {
    return new Place(moment.minus(1, ChronoUnit.MICROS), GREATEST_KEY);
  }
}
