package io.trialsync.obs.persistence.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The UTC day that a moment lies in, by which sums are kept. */
final class UtcDay {
  private UtcDay() {}

  static LocalDate of(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  static Instant endOf(Instant moment) {
    return of(moment).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
