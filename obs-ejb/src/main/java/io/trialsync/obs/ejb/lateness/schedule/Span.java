package io.trialsync.obs.ejb.lateness.schedule;

import java.time.Instant;

/** A stretch of time, its end not included. */
public record Span(Instant start, Instant end) {

  public Span {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("end is before start");
    }
  }

  /** Whether the instant lies in it. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /** Whether some part of it lies after the one and before the other instant. */
  public boolean meets(Instant from, Instant to) {
    return start.isBefore(to) && end.isAfter(from);
  }
}
