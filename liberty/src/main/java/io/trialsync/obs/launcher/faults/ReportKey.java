package io.trialsync.obs.launcher.faults;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What tells one report from every other, in what we send and in the database.
 *
 * @param micros its time, in microseconds since 1970
 * @param kind as {@code started}
 */
record ReportKey(UUID run, long micros, String kind, int attempt) {

  static ReportKey of(UUID run, Instant at, String kind, int attempt) {
    return new ReportKey(run, ChronoUnit.MICROS.between(Instant.EPOCH, at), kind, attempt);
  }

  @Override
  public String toString() {
    return "%s of try %d of run %s at %s"
        .formatted(kind, attempt, run, Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }
}
