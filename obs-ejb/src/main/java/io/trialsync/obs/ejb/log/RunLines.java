package io.trialsync.obs.ejb.log;

import io.trialsync.obs.ejb.run.ErrorCategory;
import io.trialsync.obs.ejb.run.ErrorRules;
import io.trialsync.obs.ejb.run.ReportRecorded;
import io.trialsync.obs.ejb.run.ReportedError;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.ejb.run.StageReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one line for each step of a run's life cycle that was new, after it was committed. */
@ApplicationScoped
public class RunLines {

  @Inject ErrorRules rules;

  void onReport(@Observes ReportRecorded recorded) {
    RunReport report = recorded.report();
    LogLine line =
        begin(report)
            .with(LogField.TENANT_ID, recorded.tenantId())
            .with(LogField.JOB_ID, report.jobId())
            .with(LogField.RUN_ID, report.run().runId().toString())
            .with(LogField.ATTEMPT, (long) report.run().attempt())
            .with(LogField.CORRELATION_ID, report.facts().correlationId())
            .with(LogField.TRACE_ID, report.facts().traceId())
            .with(LogField.RECORDS_LOADED, loaded(report));
    stage(line, report.stages());
    if (recorded.firstEnd() != null) {
      line.with(LogField.DURATION_MS, recorded.firstEnd().durationMillis());
    }
    error(line, report.error());
    line.write();
  }

  /** What went wrong for the worker is an error for who watches the workers. */
  private static LogLine begin(RunReport report) {
    return switch (report.kind()) {
      case QUEUED -> Log.info("run queued");
      case STARTED -> Log.info("run started");
      case HEARTBEAT -> Log.info("run alive");
      case STAGE -> Log.info("run stage");
      case SUCCEEDED -> Log.info("run succeeded");
      case SKIPPED -> Log.info("run skipped");
      case ATTEMPT_FAILED -> Log.warn("run attempt failed");
      case FAILED -> Log.error("run failed");
    };
  }

  private static @Nullable Long loaded(RunReport report) {
    if (report.recordsLoaded() != null) {
      return report.recordsLoaded();
    }
    Long sum = null;
    for (StageReport stage : report.stages()) {
      Long more = stage.recordsLoaded();
      if (more != null) {
        sum = sum == null ? more : sum + more;
      }
    }
    return sum;
  }

  /** Phase and table where the report is about one; a line has room for one. */
  private static void stage(LogLine line, List<StageReport> stages) {
    if (stages.size() == 1) {
      line.with(LogField.PHASE, stages.get(0).phase().wireName());
      line.with(LogField.TABLE, stages.get(0).table());
    }
  }

  private void error(LogLine line, @Nullable ReportedError error) {
    if (error == null) {
      return;
    }
    ErrorCategory category = rules.categoryOf(error);
    Integer status = error.httpStatus();
    line.with(LogField.ERROR_CATEGORY, category.wireName())
        .with(LogField.ERROR_CODE, error.code())
        .with(LogField.HTTP_STATUS, status == null ? null : status.longValue())
        .detail(error.message());
  }
}
