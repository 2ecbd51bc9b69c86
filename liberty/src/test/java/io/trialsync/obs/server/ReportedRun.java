package io.trialsync.obs.server;

import java.time.Instant;
import java.util.UUID;

/** One run that a worker reports by run events of our own format. */
record ReportedRun(String jobId, UUID runId) {

  /** A run that nobody has reported yet. */
  static ReportedRun of(String jobId) {
    return new ReportedRun(jobId, UUID.randomUUID());
  }

  /** An event as JSON; more members may be given as they stand in it. */
  String event(String kind, String at, String... members) {
    var event = new StringBuilder();
    event.append(
        "{\"run_id\":\"%s\",\"job_id\":\"%s\",\"event\":\"%s\",\"at\":\"%s\""
            .formatted(runId, jobId, kind, at));
    for (String member : members) {
      event.append(',').append(member);
    }
    return event.append('}').toString();
  }

  String event(String kind, Instant at, String... members) {
    return event(kind, at.toString(), members);
  }
}
