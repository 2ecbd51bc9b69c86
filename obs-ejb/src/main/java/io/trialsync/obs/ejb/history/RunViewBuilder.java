package io.trialsync.obs.ejb.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trialsync.obs.persistence.run.Attempt;
import io.trialsync.obs.persistence.run.LifeCycleLine;
import io.trialsync.obs.persistence.run.Run;
import io.trialsync.obs.persistence.run.StageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the stored parts of a run together into what is shown of it. */
final class RunViewBuilder {
  private static final Set<String> ENDS = Set.of("succeeded", "failed", "skipped");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Run run;
  private final String jobId;
  private final QualityView quality;
  private final List<AlertView> alerts;

  RunViewBuilder(Run run, String jobId, QualityView quality, List<AlertView> alerts) {
    this.run = run;
    this.jobId = jobId;
    this.quality = quality;
    this.alerts = alerts;
  }

  RunView build(List<Attempt> attempts, List<StageRow> stages, List<LifeCycleLine> lifeCycle) {
    return new RunView(
        run.runId(),
        jobId,
        run.scheduledAt(),
        run.startAt(),
        run.endAt(),
        run.durationMillis(),
        run.status(),
        run.runType(),
        run.attemptCount(),
        run.maxAttempts(),
        RunSummary.retriesExhausted(run),
        run.errorCategory(),
        run.errorCode(),
        run.errorMessage(),
        run.httpStatus(),
        run.recordsExtracted(),
        run.recordsLoaded(),
        quality.status(),
        quality.findings(),
        attempts.stream().map(RunViewBuilder::attempt).toList(),
        stages.stream().map(RunViewBuilder::stage).toList(),
        quality.checks(),
        alerts,
        lifeCycle.stream().map(this::event).toList(),
        run.correlationId(),
        run.traceId(),
        run.parentRunId(),
        flags());
  }

  private static RunView.AttemptView attempt(Attempt attempt) {
    return new RunView.AttemptView(
        attempt.attempt(),
        attempt.runId(),
        attempt.status(),
        attempt.startAt(),
        attempt.endAt(),
        millis(attempt.startAt(), attempt.endAt()),
        attempt.errorCategory(),
        attempt.errorCode(),
        attempt.errorMessage(),
        attempt.httpStatus());
  }

  private static RunView.StageView stage(StageRow stage) {
    String columns = stage.columns();
    String nullCounts = stage.nullCounts();
    String assertions = stage.assertions();
    return new RunView.StageView(
        stage.phase(),
        stage.namespace().isEmpty() ? null : stage.namespace(),
        stage.table(),
        stage.attempt(),
        stage.at(),
        stage.recordsExtracted(),
        stage.recordsLoaded(),
        stage.rowCount(),
        nullCounts == null ? null : read(nullCounts, new TypeReference<TreeMap<String, Long>>() {}),
        columns == null ? null : columns(columns),
        assertions == null ? null : assertions(assertions),
        stage.origin());
  }

  private static List<RunView.ColumnView> columns(String json) {
    return read(json, new TypeReference<List<Map<String, Object>>>() {}).stream()
        .map(
            column ->
                new RunView.ColumnView(
                    String.valueOf(column.get("name")),
                    (String) column.get("type"),
                    (Boolean) column.get("nullable")))
        .toList();
  }

  private static List<RunView.AssertionView> assertions(String json) {
    return read(json, new TypeReference<List<Map<String, Object>>>() {}).stream()
        .map(
            assertion ->
                new RunView.AssertionView(
                    String.valueOf(assertion.get("name")),
                    (String) assertion.get("column"),
                    Boolean.TRUE.equals(assertion.get("passed")),
                    String.valueOf(assertion.get("severity"))))
        .toList();
  }

  private RunView.EventView event(LifeCycleLine line) {
    boolean ends = ENDS.contains(line.kind());
    boolean stands =
        line.at().equals(run.endAt()) && Objects.equals(line.digest(), run.endDigest());
    return new RunView.EventView(line.kind(), line.at(), line.attempt(), ends && !stands);
  }

  private List<String> flags() {
    var flags = new ArrayList<String>();
    if (run.clockAhead()) {
      flags.add("clock_ahead");
    }
    if (run.zoneAssumed()) {
      flags.add("zone_assumed");
    }
    return flags;
  }

  private static @Nullable Long millis(@Nullable Instant start, @Nullable Instant end) {
    if (start == null || end == null || end.isBefore(start)) {
      return null;
    }
    return Duration.between(start, end).toMillis();
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("stored JSON cannot be read", damaged);
    }
  }
}
