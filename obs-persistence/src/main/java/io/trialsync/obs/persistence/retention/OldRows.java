package io.trialsync.obs.persistence.retention;

import java.sql.SQLException;
import java.time.LocalDate;

/** One step of retention, for real ({@link RemovedRows}) or on paper ({@link CountedRows}). */
public interface OldRows {

  /** Runs of which nothing was heard since that UTC day began, with all that belongs to them. */
  Batch runs(RetainedJob job, LocalDate from, Place after, int most) throws SQLException;

  /** Lines of the life cycle from before that UTC day, of runs that began before it. */
  Batch lifeCycle(RetainedJob job, LocalDate from, Place after, int most) throws SQLException;

  /** Sums of days before that one. */
  RowCounts days(RetainedJob job, LocalDate from) throws SQLException;
}
