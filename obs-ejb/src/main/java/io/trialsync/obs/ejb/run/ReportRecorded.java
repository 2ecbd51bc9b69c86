package io.trialsync.obs.ejb.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Announced after the commit of a report that was new.
 *
 * @param firstEnd how the run ended, when this report ended it for the first time; else null
 * @param loaded rows by table that this report added to what was known to be loaded
 */
public record ReportRecorded(
    String tenantId, RunReport report, @Nullable FirstEnd firstEnd, Map<String, Long> loaded) {

  /** The end of a run, at the moment it was first known. */
  public record FirstEnd(
      ReportKind kind, @Nullable Long durationMillis, @Nullable ErrorCategory errorCategory) {}
}
