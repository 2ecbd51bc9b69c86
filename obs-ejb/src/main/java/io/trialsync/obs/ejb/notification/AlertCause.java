package io.trialsync.obs.ejb.notification;

import io.trialsync.obs.persistence.notification.AskedCheck;
import io.trialsync.obs.persistence.notification.ReportStories;
import io.trialsync.obs.persistence.notification.ToldReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows of which alert which report is the cause; those of lateness have none. */
final class AlertCause {
  private static final Set<String> OF_FAILURES =
      Set.of("JobFailed", "RetryExhausted", "ConsecutiveFailures");
  private static final Map<String, String> CHECKS =
      Map.of(
          "DQNullRateSpike", "null_rate",
          "DQRowDelta", "row_count_delta",
          "SchemaDriftDetected", "schema_drift");
  private static final String OF_ANY_CHECK = "DQCheckFailed";

  private final ReportStories stories;

  AlertCause(ReportStories stories) {
    this.stories = stories;
  }

  /** The reports that alerts came from, where one can be told, by the keys of the alerts. */
  Map<Long, ToldReport> of(String tenantId, Map<Long, AlertNotice> notices) {
    List<Long> failures = new ArrayList<>();
    List<AskedCheck> findings = new ArrayList<>();
    notices.forEach(
        (key, notice) -> {
          String check = check(notice);
          if (notice.jobId() != null && OF_FAILURES.contains(notice.name())) {
            failures.add(key);
          } else if (notice.jobId() != null && check != null) {
            findings.add(new AskedCheck(key, check, notice.table()));
          }
        });
    Map<Long, ToldReport> reports = new HashMap<>();
    if (!failures.isEmpty()) {
      reports.putAll(stories.ofFailures(tenantId, failures));
    }
    if (!findings.isEmpty()) {
      reports.putAll(stories.ofFindings(tenantId, findings));
    }
    return reports;
  }

  private static @Nullable String check(AlertNotice notice) {
    return notice.name().equals(OF_ANY_CHECK) ? notice.check() : CHECKS.get(notice.name());
  }
}
