package io.trialsync.obs.launcher.demo;

import io.trialsync.obs.launcher.demo.DemoJob.DemoError;
import io.trialsync.obs.launcher.demo.DemoJob.DemoTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a run of the demo in the server's own format, as events of {@code /v1/obs/run-events}. */
final class RunEvents {
  private final DemoRun run;
  private final List<Map<String, Object>> events = new ArrayList<>();

  private RunEvents(DemoRun run) {
    this.run = run;
  }

  /** The events of the run, in the order in which they happened. */
  static List<Map<String, Object>> of(DemoRun run) {
    var told = new RunEvents(run);
    told.tell();
    return told.events;
  }

  private void tell() {
    if (run.story() == Story.SKIPPED) {
      event("skipped", run.endOf(1), 1);
      return;
    }
    int last = run.attempts();
    for (int attempt = 1; attempt <= last; attempt++) {
      event("started", run.startOf(attempt), attempt).put("max_attempts", DemoRun.MAX_ATTEMPTS);
      if (attempt < last) {
        fail("attempt_failed", attempt);
      }
    }
    stage("extract", 3, last);
    switch (run.story()) {
      case RUNNING -> {}
      case FAILED -> fail("failed", last);
      default -> succeed(last);
    }
  }

  private void succeed(int attempt) {
    stage("transform", 2, attempt);
    stage("load", 1, attempt);
    Map<String, Object> end = event("succeeded", run.endOf(attempt), attempt);
    end.put("records_extracted", extracted());
    end.put("records_loaded", run.rows());
  }

  private void fail(String kind, int attempt) {
    DemoError error = run.job().error();
    var body = new LinkedHashMap<String, Object>();
    body.put("category", error.category());
    body.put("code", error.code());
    body.put("message", error.message());
    if (error.httpStatus() != null) {
      body.put("http_status", error.httpStatus());
    }
    event(kind, run.endOf(attempt), attempt).put("error", body);
  }

  /** A stage ends at a quarter, two quarters or three quarters of the attempt. */
  private void stage(String phase, int quartersLeft, int attempt) {
    Instant start = run.startOf(attempt);
    Duration whole = Duration.between(start, run.endOf(attempt));
    Instant at = start.plus(whole.multipliedBy(4 - quartersLeft).dividedBy(4));
    if (run.story() == Story.RUNNING) {
      at = run.startOf(attempt);
    }
    for (DemoTable table : run.job().tables()) {
      Map<String, Object> event = event("stage", at, attempt);
      event.put("phase", phase);
      event.put("table", phase.equals("extract") ? table.source() : table.name());
      if (phase.equals("extract")) {
        event.put("records_extracted", extracted());
      } else if (phase.equals("load")) {
        event.put("records_loaded", run.rows());
        event.put("stats", statistics(table));
      }
    }
  }

  private Map<String, Object> statistics(DemoTable table) {
    var columns = new ArrayList<Map<String, Object>>();
    for (LoadedColumn loaded : run.columnsOf(table)) {
      var column = new LinkedHashMap<String, Object>();
      column.put("name", loaded.name());
      column.put("type", loaded.type());
      column.put("nullable", !columns.isEmpty());
      column.put("null_count", loaded.nullCount());
      columns.add(column);
    }
    return Map.of("row_count", run.rows(), "columns", columns);
  }

  private int extracted() {
    return run.rows() + run.rows() / 50;
  }

  private Map<String, Object> event(String kind, Instant at, int attempt) {
    var event = new LinkedHashMap<String, Object>();
    event.put("run_id", run.runId().toString());
    event.put("job_id", run.job().jobId());
    event.put("event", kind);
    event.put("at", at.toString());
    event.put("attempt", attempt);
    event.put("scheduled_at", run.scheduledAt().toString());
    event.put("run_type", "scheduled");
    event.put("correlation_id", "demo-" + run.runId().toString().substring(0, 8));
    events.add(event);
    return event;
  }
}
