package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.run.ReportedCheck;
import io.trialsync.obs.ejb.run.RunType;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facets of a run that we keep. */
record RunFacets(
    @Nullable Instant scheduledAt,
    @Nullable UUID parentRunId,
    @Nullable String errorMessage,
    @Nullable String engine,
    @Nullable AirflowFacet task,
    @Nullable AirflowFacet dagRun,
    @Nullable List<ReportedCheck> tests) {

  static final RunFacets NONE = new RunFacets(null, null, null, null, null, null, null);

  static RunFacets read(JsonParser parser) throws IOException {
    Instant scheduledAt = null;
    UUID parentRunId = null;
    String errorMessage = null;
    String sparkMessage = null;
    String engine = null;
    AirflowFacet task = null;
    AirflowFacet dagRun = null;
    List<ReportedCheck> tests = null;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "nominalTime" -> scheduledAt = NominalTime.readDueTime(parser);
        case "parent" -> parentRunId = parentRunId(parser);
        case "errorMessage" -> errorMessage = FailureMessage.read(parser);
        case "spark.exception" -> sparkMessage = FailureMessage.read(parser);
        case "processing_engine" -> engine = engineName(parser);
        case "airflow" -> task = AirflowFacet.read(parser);
        case "airflowDagRun" -> dagRun = AirflowFacet.read(parser);
        case "test" -> tests = TestResults.ofRun(parser);
        default -> parser.skipChildren();
      }
    }
    String message = errorMessage == null ? sparkMessage : errorMessage;
    return new RunFacets(scheduledAt, parentRunId, message, engine, task, dagRun, tests);
  }

  /** Why the run was started, where Airflow says it; whatever it does by itself is scheduled. */
  @Nullable RunType runType() {
    String text = typeOf(task) == null ? typeOf(dagRun) : typeOf(task);
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "manual" -> RunType.MANUAL;
      case "backfill", "backfill_job" -> RunType.BACKFILL;
      default -> RunType.SCHEDULED;
    };
  }

  private static @Nullable String typeOf(@Nullable AirflowFacet facet) {
    return facet == null ? null : facet.dagRun().runType();
  }

  private static @Nullable UUID parentRunId(JsonParser parser) throws IOException {
    return JsonMembers.only(parser, "run", RunFacets::runId);
  }

  private static @Nullable UUID runId(JsonParser parser) throws IOException {
    return JsonMembers.only(parser, "runId", JsonScalars::uuid);
  }

  private static @Nullable String engineName(JsonParser parser) throws IOException {
    return JsonMembers.only(parser, "name", JsonScalars::text);
  }
}
