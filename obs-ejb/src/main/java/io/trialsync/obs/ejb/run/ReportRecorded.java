package io.trialsync.obs.ejb.run;

import io.trialsync.obs.persistence.run.RecordedReport;
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

  static ReportRecorded of(String tenantId, RunReport report, RecordedReport row) {
    FirstEnd end = null;
    String status = row.firstEnd();
    if (status != null) {
      end = new FirstEnd(kind(status), row.durationMillis(), category(row.errorCategory()));
    }
    return new ReportRecorded(tenantId, report, end, row.loaded());
  }

  private static ReportKind kind(String status) {
    return switch (status) {
      case "success" -> ReportKind.SUCCEEDED;
      case "skipped" -> ReportKind.SKIPPED;
      default -> ReportKind.FAILED;
    };
  }

  private static @Nullable ErrorCategory category(@Nullable String wireName) {
    for (ErrorCategory category : ErrorCategory.values()) {
      if (category.wireName().equals(wireName)) {
        return category;
      }
    }
    return null;
  }
}
