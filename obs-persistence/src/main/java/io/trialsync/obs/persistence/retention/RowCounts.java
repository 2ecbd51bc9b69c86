package io.trialsync.obs.persistence.retention;

/** How many rows are too old, or were removed, by the table that they stand in. */
public record RowCounts(long runs, long attempts, long stages, long lifeCycleLines, long jobDays) {

  public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0);

  static RowCounts ofLifeCycle(long lines) {
    return new RowCounts(0, 0, 0, lines, 0);
  }

  static RowCounts ofDays(long days) {
    return new RowCounts(0, 0, 0, 0, days);
  }

  /** Both added up. */
  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        runs + other.runs,
        attempts + other.attempts,
        stages + other.stages,
        lifeCycleLines + other.lifeCycleLines,
        jobDays + other.jobDays);
  }
}
