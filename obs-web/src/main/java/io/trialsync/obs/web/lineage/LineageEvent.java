package io.trialsync.obs.web.lineage;

import io.trialsync.obs.ejb.run.RunReport;

/** What one OpenLineage event means for us. */
public sealed interface LineageEvent {

  /** The event says something about a run. */
  record Recordable(RunReport report) implements LineageEvent {}

  /** The event is about a job or a dataset alone: valid, but nothing that we keep. */
  record NothingToRecord() implements LineageEvent {}

  /**
   * The event cannot be accepted.
   *
   * @param sentence what is wrong, where, and what is allowed
   */
  record Invalid(String sentence) implements LineageEvent {}
}
