package io.trialsync.obs.ejb.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Messages of Alertmanager for tests. */
final class Groups {
  static final String ALERTMANAGER = "http://alertmanager.example.org:9093";

  private Groups() {}

  static AlertGroup firing(int alerts, String description) {
    return new AlertGroup(
        IntStream.range(0, alerts).mapToObj(i -> alert(true, "job-" + i, description)).toList(),
        0,
        ALERTMANAGER);
  }

  static AlertGroup resolved(String job) {
    return new AlertGroup(List.of(alert(false, job, "was bad")), 0, ALERTMANAGER);
  }

  private static Alert alert(boolean firing, String job, String description) {
    return new Alert(
        firing,
        Map.of(
            "alertname", "JobFailed", "job_id", job, "severity", "critical", "tenant_id", "acme"),
        Map.of(
            "summary", "A job has failed",
            "description", description,
            "runbook_url", "https://runbooks.example.org/JobFailed.md",
            "dashboard_url", "javascript:alert(1)"),
        Instant.parse("2026-11-22T08:00:00Z"),
        firing ? null : Instant.parse("2026-11-22T08:05:00Z"));
  }
}
