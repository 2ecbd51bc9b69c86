package io.trialsync.obs.ejb.retention;

import java.time.LocalDate;

/**
 * How many days each kind of row of a tenant is kept.
 *
 * @param lifeCycleDays never more than those of the runs that the lines tell of
 * @param rollupDays never less than those of the runs that the sums are made of: a late report
 *     changes the sums of its day, which must still be there
 */
public record RetentionAges(int runDays, int lifeCycleDays, int rollupDays) {

  /** The ages as they go together. */
  static RetentionAges of(int runDays, int lifeCycleDays, int rollupDays) {
    return new RetentionAges(
        runDays, Math.min(lifeCycleDays, runDays), Math.max(rollupDays, runDays));
  }

  /** The first days that are kept, seen from that UTC day. */
  FirstDays firstDays(LocalDate today) {
    return new FirstDays(
        today.minusDays(runDays), today.minusDays(lifeCycleDays), today.minusDays(rollupDays));
  }
}
