package io.trialsync.obs.web.run;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.RunFacts;
import io.trialsync.obs.ejb.run.RunReference;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.web.body.EventTime;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one run event of our own format; whatever makes no sense is refused with a sentence. */
final class RunEventReader {
  private final Clock clock;

  RunEventReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reads the object on which the parser stands.
   *
   * @throws InvalidInputException somewhere inside the object; {@link RunEventStream} goes on after
   *     it
   */
  RunReport read(JsonParser parser) throws IOException {
    RunEventFields fields = RunEventFields.read(parser);
    UUID runId = present("run_id", fields.runId);
    String jobId = present("job_id", fields.jobId);
    ReportKind kind = present("event", fields.event);
    EventTime at = present("at", fields.at);
    checkTimes(at, fields.scheduledAt);
    checkSense(kind, fields);
    boolean isStage = kind == ReportKind.STAGE;
    return new RunReport(
        jobId,
        new RunReference(runId, runId, Objects.requireNonNullElse(fields.attempt, 1)),
        kind,
        at.at(),
        facts(fields, at),
        fields.error,
        false,
        isStage ? null : fields.recordsExtracted,
        isStage ? null : fields.recordsLoaded,
        isStage ? List.of(stage(fields)) : List.of());
  }

  private void checkTimes(EventTime at, @Nullable EventTime scheduledAt) {
    if (!ReportLimits.isEventTime(at.at(), clock)) {
      throw new InvalidInputException(
          "at must lie between the year 2000 and %d days from now."
              .formatted(ReportLimits.FARTHEST_AHEAD.toDays()));
    }
    if (scheduledAt != null && !ReportLimits.isEventTime(scheduledAt.at(), clock)) {
      throw new InvalidInputException(
          "scheduled_at must lie between the year 2000 and %d days from now."
              .formatted(ReportLimits.FARTHEST_AHEAD.toDays()));
    }
  }

  private static void checkSense(ReportKind kind, RunEventFields fields) {
    boolean ofStage =
        fields.phase != null
            || fields.table != null
            || fields.stats != null
            || fields.checks != null;
    if (ofStage && kind != ReportKind.STAGE) {
      throw new InvalidInputException(
          "phase, table, stats and checks go with the event stage only.");
    }
    if (fields.progress != null && kind != ReportKind.HEARTBEAT) {
      throw new InvalidInputException("progress goes with the event heartbeat only.");
    }
    boolean fails = kind == ReportKind.FAILED || kind == ReportKind.ATTEMPT_FAILED;
    if (fields.error != null && !fails) {
      throw new InvalidInputException("error goes with the events failed and attempt_failed only.");
    }
    Integer attempt = fields.attempt;
    Integer most = fields.maxAttempts;
    if (attempt != null && most != null && attempt > most) {
      throw new InvalidInputException("attempt must not be above max_attempts.");
    }
  }

  private static RunFacts facts(RunEventFields fields, EventTime at) {
    Instant scheduledAt = fields.scheduledAt == null ? null : fields.scheduledAt.at();
    return new RunFacts(
        fields.maxAttempts,
        scheduledAt,
        fields.runType,
        fields.correlationId,
        null,
        null,
        false,
        at.zoneAssumed(),
        fields.progress);
  }

  private static StageReport stage(RunEventFields fields) {
    Phase phase = present("phase", fields.phase);
    String table = present("table", fields.table);
    TableStatistics stats = fields.stats;
    return new StageReport(
        phase,
        "",
        table,
        fields.recordsExtracted,
        fields.recordsLoaded,
        stats == null ? null : stats.rowCount(),
        stats == null ? null : stats.nullCounts(),
        stats == null ? null : stats.columns(),
        fields.checks,
        null);
  }

  private static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidInputException(name + " is missing.");
    }
    return value;
  }
}
