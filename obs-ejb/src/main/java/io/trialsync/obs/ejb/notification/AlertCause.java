package io.trialsync.obs.ejb.notification;

import io.trialsync.obs.persistence.notification.ReportStories;
import io.trialsync.obs.persistence.notification.ToldReport;
import java.util.Map;
import java.util.Optional;
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

  /** The report that the alert came from, where one can be told. */
  Optional<ToldReport> of(AlertNotice notice) {
    String jobId = notice.jobId();
    if (jobId == null) {
      return Optional.empty();
    }
    if (OF_FAILURES.contains(notice.name())) {
      return stories.ofFailure(notice.tenantId(), jobId, notice.startsAt());
    }
    String check = check(notice);
    return check == null
        ? Optional.empty()
        : stories.ofFinding(notice.tenantId(), jobId, check, notice.table(), notice.startsAt());
  }

  private static @Nullable String check(AlertNotice notice) {
    return notice.name().equals(OF_ANY_CHECK) ? notice.check() : CHECKS.get(notice.name());
  }
}
