package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.log.Log;
import io.trialsync.obs.ejb.log.LogField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/** Writes one line for each alarm that is new, also where no Prometheus listens. */
@ApplicationScoped
public class LatenessLines {

  void onFound(@Observes LatenessFound found) {
    for (LatenessFound.Raised alarm : found.raised()) {
      UUID run = alarm.runKey();
      Log.warn(text(alarm.kind()))
          .with(LogField.TENANT_ID, found.tenantId())
          .with(LogField.JOB_ID, found.jobId())
          .with(LogField.RUN_ID, run == null ? null : run.toString())
          .write();
    }
  }

  private static String text(String kind) {
    return switch (kind) {
      case "late_start" -> "job late: no run started in time";
      case "late_finish" -> "job late: not done in time";
      case "never_seen" -> "job late: declared and never seen";
      default -> "run stuck";
    };
  }
}
