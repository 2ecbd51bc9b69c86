package io.trialsync.obs.persistence.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How the sums per UTC day become the sum since a moment: whole days, and of the day in which the
 * moment lies the smaller part, added up from its runs and either put on top or taken away again.
 *
 * @param after days after this one count as a whole
 * @param from first moment of the part that is added up from runs
 * @param until first moment after it
 * @param sign 1 where the part is missing in the whole days, -1 where it is too much
 */
record CutDay(LocalDate after, Instant from, Instant until, int sign) {
  private static final int HOURS_OF_HALF_A_DAY = 12;

  static CutDay at(Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    boolean early = moment.atOffset(ZoneOffset.UTC).getHour() < HOURS_OF_HALF_A_DAY;
    return early
        ? new CutDay(day.minusDays(1), startOf(day), moment, -1)
        : new CutDay(day, moment, startOf(day.plusDays(1)), 1);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
