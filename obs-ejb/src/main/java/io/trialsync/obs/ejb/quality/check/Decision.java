package io.trialsync.obs.ejb.quality.check;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about the baselines of a job.
 *
 * @param check name of the check it is about; null for all
 * @param table null for all tables and the run itself
 * @param column null for all columns
 * @param from the first start of a run that it is about
 * @param until the start of a run from which on it is over; null for no end
 */
public record Decision(
    Kind kind,
    @Nullable String check,
    @Nullable TableName table,
    @Nullable String column,
    Instant from,
    @Nullable Instant until) {

  /** What was decided. */
  public enum Kind {
    /** What was measured from then on is normal, and what was before is no measure any more. */
    ACCEPT,
    /** The runs of that time belong to no baseline. */
    EXCLUDE
  }

  /** Whether it is about that subject. */
  public boolean concerns(Subject subject) {
    return (check == null || check.equals(subject.check()))
        && (table == null || table.equals(subject.table()))
        && (column == null || column.equals(subject.column()));
  }

  /** Whether it is about a run that started then. */
  public boolean covers(Instant runAt) {
    return !runAt.isBefore(from) && (until == null || runAt.isBefore(until));
  }
}
