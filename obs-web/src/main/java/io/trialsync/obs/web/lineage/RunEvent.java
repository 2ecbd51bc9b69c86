package io.trialsync.obs.web.lineage;

import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.ReportedError;
import io.trialsync.obs.ejb.run.RunFacts;
import io.trialsync.obs.ejb.run.RunReference;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.web.body.EventTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event about a run whose parts have been checked; says it in the words of the house. */
record RunEvent(
    EventType type,
    EventTime time,
    UUID runId,
    RunFacets facets,
    JobName job,
    boolean continuous,
    boolean spark,
    Datasets inputs,
    Datasets outputs) {

  RunReport report() {
    String jobId = job.jobId();
    var attempt = TryOfTask.of(facets.task());
    return new RunReport(
        jobId,
        attempt == null ? RunReference.of(runId) : attempt.reference(jobId, runId),
        kind(attempt),
        time.at(),
        facts(attempt),
        error(),
        spark && type == EventType.FAIL,
        null,
        null,
        stages());
  }

  /** Whether the event comes from Spark, which reports success after a failure. */
  static boolean isSpark(@Nullable String producer, @Nullable String engine) {
    return producer != null && producer.contains("/integration/spark")
        || engine != null && engine.toLowerCase(Locale.ROOT).equals("spark");
  }

  private ReportKind kind(@Nullable TryOfTask attempt) {
    return type == EventType.FAIL && attempt != null && attempt.retryFollows()
        ? ReportKind.ATTEMPT_FAILED
        : type.kind();
  }

  private RunFacts facts(@Nullable TryOfTask attempt) {
    return new RunFacts(
        attempt == null ? null : attempt.maxAttempts(),
        facets.scheduledAt(),
        facets.runType(),
        null,
        null,
        facets.parentRunId(),
        continuous,
        time.zoneAssumed());
  }

  private @Nullable ReportedError error() {
    return switch (type) {
      case ABORT -> new ReportedError(null, "aborted", facets.errorMessage(), null);
      case FAIL ->
          facets.errorMessage() == null
              ? null
              : new ReportedError(null, null, facets.errorMessage(), null);
      default -> null;
    };
  }

  // What was written matters more than what was read, so it comes first where not all fits.
  private List<StageReport> stages() {
    return Stream.of(tests(), outputs.stages(), inputs.stages())
        .flatMap(List::stream)
        .limit(ReportLimits.STAGES)
        .toList();
  }

  // Tests that are not of a dataset are of the one that the event names. Where it names none or
  // several they belong to a table with the id of the job: to blame one of several would be a
  // guess,
  // and to blame all of them would be false for most.
  private List<StageReport> tests() {
    if (facets.tests() == null) {
      return List.of();
    }
    var tested = inputs.only(outputs);
    return List.of(
        new StageReport(
            Phase.DQ,
            tested == null ? "" : tested.namespace(),
            tested == null ? job.jobId() : tested.table(),
            null,
            null,
            null,
            null,
            null,
            facets.tests(),
            null));
  }
}
