package io.trialsync.obs.ejb.lateness;

import io.trialsync.obs.ejb.lateness.schedule.Span;
import io.trialsync.obs.ejb.lateness.schedule.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells when no server was there, from the signs of life that servers leave in the database. */
public final class Downtime {
  private Downtime() {}

  /**
   * The times between two signs of life that are farther apart than servers leave them.
   *
   * @param beats signs of life of any server, the first one first
   * @param longest how far apart two of them may be
   */
  public static Spans between(List<Instant> beats, Duration longest) {
    List<Span> gaps = new ArrayList<>();
    for (int i = 1; i < beats.size(); i++) {
      Instant before = beats.get(i - 1);
      if (Duration.between(before, beats.get(i)).compareTo(longest) > 0) {
        gaps.add(new Span(before, beats.get(i)));
      }
    }
    return new Spans(gaps);
  }
}
