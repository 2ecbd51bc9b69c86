package io.trialsync.obs.ejb.retention;

import io.trialsync.obs.persistence.retention.RowCounts;

/** Hears how a sweep goes on, and may end it. */
interface SweepListener {

  /** The work on a tenant is on record. */
  void begun();

  /** Rows of one job are gone. */
  void removed(RowCounts rows);

  /** Whether to stop after the step that is under way. */
  boolean stopped();
}
