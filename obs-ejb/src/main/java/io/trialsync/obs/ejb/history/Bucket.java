package io.trialsync.obs.ejb.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How long the stretches of time are that runs are added up by; all begin at UTC boundaries. */
public enum Bucket {
  HOUR(ChronoUnit.HOURS),
  DAY(ChronoUnit.DAYS);

  private final ChronoUnit unit;

  Bucket(ChronoUnit unit) {
    this.unit = unit;
  }

  /** Where each bucket begins that the window touches, the earliest first. */
  List<Instant> starts(Instant from, Instant until) {
    var starts = new ArrayList<Instant>();
    for (Instant start = from.truncatedTo(unit); start.isBefore(until); start = end(start)) {
      starts.add(start);
    }
    return starts;
  }

  /** First moment after the bucket that begins there. */
  Instant end(Instant start) {
    return start.plus(1, unit);
  }
}
