package io.trialsync.obs.persistence.run;

import java.time.Instant;
import java.util.UUID;

/**
 * A report in the form in which {@code record_reports} takes it, for tests without the services.
 */
public record ReportRow(String job, UUID key, UUID runId, int attempt, String kind, Instant at) {

  /** A report of the first attempt of a run. */
  public static ReportRow of(String job, UUID run, String kind, Instant at) {
    return new ReportRow(job, run, run, 1, kind, at);
  }

  /** The array with this one report, which has a stage that loaded so many rows; null for none. */
  public String reports(Long loaded) {
    boolean ends = status().equals("success") || status().equals("failed");
    boolean endsRun = ends && !kind.equals("attempt_failed");
    return """
        [{"ordinal": 0, "round": 1, "digest": %d, "job": "%s", "run_key": "%s", "run_id": "%s",
          "attempt": %d, "kind": "%s", "at": "%s", "started_at": %s, "try_status": "%s",
          "try_rank": %s, "status": "%s", "rank": %s, "continuous": false, "zone_assumed": false,
          "clock_ahead": false, "stages_loaded": %s}]"""
        .formatted(
            kind.hashCode(),
            job,
            key,
            runId,
            attempt,
            kind,
            at,
            kind.equals("started") ? "\"" + at + "\"" : null,
            status(),
            ends ? 1 : null,
            ends && !endsRun ? "running" : status(),
            endsRun ? 1 : null,
            loaded);
  }

  /** The array with that stage. */
  public static String stages(Long loaded) {
    return loaded == null
        ? "[]"
        : """
        [{"ordinal": 0, "phase": "load", "namespace": "n", "table": "t", "loaded": %d}]"""
            .formatted(loaded);
  }

  private String status() {
    return switch (kind) {
      case "succeeded" -> "success";
      case "failed", "attempt_failed" -> "failed";
      default -> "running";
    };
  }
}
