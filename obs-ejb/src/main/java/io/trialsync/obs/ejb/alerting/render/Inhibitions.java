package io.trialsync.obs.ejb.alerting.render;

import java.util.List;

/** One fact, one message: which alert keeps which others back while it fires. */
final class Inhibitions {
  private Inhibitions() {}

  static List<Block> all() {
    List<String> job = List.of("tenant_id", "job_id");
    return List.of(
        new Block()
            .note("No server: what it knows of jobs is not known, and that is the message.")
            .with("source_matchers", List.of("alertname=\"ObsDown\""))
            .with(
                "target_matchers",
                List.of("service=\"trialsync\"", "area=~\"job|dq|slo|api|db|queue|auth\"")),
        rule(
            "alertname=\"ObsDown\"",
            "alertname=~\"ObsNodeDown|ObsIngestStalled|ObsEvaluatorStalled\""),
        new Block()
            .note("Reports are refused: jobs may only look late or stuck.")
            .with("source_matchers", List.of("alertname=\"ObsIngestStalled\""))
            .with("target_matchers", List.of("alertname=~\"NoRecentRuns|LateFinish|RunStuck\"")),
        rule("alertname=~\"ConsecutiveFailures|RetryExhausted\"", "alertname=\"JobFailed\"")
            .with("equal", job),
        rule("alertname=\"ConsecutiveFailures\"", "alertname=\"RetryExhausted\"")
            .with("equal", job),
        new Block()
            .with(
                "source_matchers", List.of("alertname=\"SLOBudgetBurn\"", "severity=\"critical\""))
            .with("target_matchers", List.of("alertname=\"SLOBudgetBurn\"", "severity=\"warning\""))
            .with("equal", List.of("tenant_id", "job_id", "slo")),
        new Block()
            .note("A job that waits for a late one is late because of it.")
            .with("source_matchers", List.of("alertname=\"UpstreamUnwell\""))
            .with(
                "target_matchers",
                List.of("alertname=~\"NoRecentRuns|LateFinish|RunStuck|DQ.*|SchemaDriftDetected\""))
            .with("equal", job));
  }

  private static Block rule(String source, String target) {
    return new Block()
        .with("source_matchers", List.of(source))
        .with("target_matchers", List.of(target));
  }
}
