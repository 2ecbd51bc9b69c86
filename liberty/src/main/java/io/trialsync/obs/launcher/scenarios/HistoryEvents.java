package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.scenarios.history.MadeHistory;
import io.trialsync.obs.launcher.scenarios.history.MadeRun;
import io.trialsync.obs.launcher.scenarios.history.TableColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells made runs as a worker does, in run events. */
final class HistoryEvents {
  private HistoryEvents() {}

  /** What a person sets for the job before its first run. */
  static Map<String, Object> settings(MadeHistory history) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put(
        "key_columns", Map.of(MadeHistory.TABLE, List.of("form_ref", MadeHistory.KEY_COLUMN)));
    if (!history.kind().checks().isEmpty()) {
      settings.put("checks", history.kind().checks());
    }
    return settings;
  }

  /** The events of one run, in their order. */
  static List<Map<String, Object>> of(String jobId, MadeRun run) {
    var events = new ArrayList<Map<String, Object>>();
    Instant end = run.startedAt().plus(run.duration());
    events.add(event(jobId, run, "started", run.startedAt()));
    Long rows = run.rows();
    if (rows != null) {
      Map<String, Object> stage = event(jobId, run, "stage", end);
      stage.put("phase", "load");
      stage.put("table", MadeHistory.TABLE);
      stage.put("records_loaded", rows);
      stage.put("stats", Map.of("row_count", rows, "columns", columns(run)));
      events.add(stage);
    }
    events.add(event(jobId, run, run.failed() ? "failed" : "succeeded", end));
    return events;
  }

  private static List<Map<String, Object>> columns(MadeRun run) {
    var columns = new ArrayList<Map<String, Object>>();
    for (TableColumn column : run.columns()) {
      long nulls = column.name().equals(MadeHistory.KEY_COLUMN) ? run.nulls() : 0;
      columns.add(Map.of("name", column.name(), "type", column.type(), "null_count", nulls));
    }
    return columns;
  }

  private static Map<String, Object> event(String jobId, MadeRun run, String kind, Instant at) {
    var event = new LinkedHashMap<String, Object>();
    event.put("run_id", run.runId().toString());
    event.put("job_id", jobId);
    event.put("event", kind);
    event.put("at", at.toString());
    event.put("run_type", run.runType());
    return event;
  }
}
