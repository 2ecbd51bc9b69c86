package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A tenant that has one job, or one table, less than it may have. */
class TenantLimitsIT {
  private static final String EVENTS = "/v1/obs/run-events";
  private static final Instant NOW = Instant.now();

  private final String tenant = "limited-" + UUID.randomUUID();
  private final ApiClient api = ApiClient.ofTenant(tenant);

  @Test
  void refusesTheReportsThatWouldMakeOneJobTooMany() throws SQLException {
    // Retired ones have no series, of which the server under test shall not get thousands.
    execute(
        "insert into job (tenant_id, job_id, state) select '%s', 'old-' || n, 'retired'"
            + " from generate_series(1, 9999) n");
    long before = refused("jobs");
    JsonNode answer =
        api.post(EVENTS, "[" + event("last") + "," + event("beyond") + "," + event("last") + "]")
            .ok();
    assertThat(answer.path("accepted").intValue()).isEqualTo(2);
    JsonNode rejected = answer.path("rejected");
    assertThat(rejected).hasSize(1);
    assertThat(rejected.path(0).path("index").intValue()).isEqualTo(1);
    assertThat(rejected.path(0).path("problem").path("status").intValue()).isEqualTo(403);
    assertThat(rejected.path(0).path("problem").path("detail").textValue())
        .contains("new job", "OBS_TENANT_JOBS");

    api.ping("beyond", "start").isProblem(403, "new job");
    api.post("/api/v1/lineage", lineage("beyond")).isProblem(403, "new job");
    assertThat(
            api.post("/api/v1/lineage/batch", "[" + lineage("beyond") + "]")
                .ok()
                .path("failed_events")
                .path(0)
                .path("reason")
                .textValue())
        .contains("new job");
    api.put("/v1/obs/jobs/declared", "{}").isProblem(403, "10000");
    api.put("/v1/obs/jobs/last", "{\"owner\":\"us\"}").has(200);
    api.get("/v1/obs/jobs/beyond").isProblem(404);
    assertThat(refusedAfter("jobs", before + 4)).isGreaterThanOrEqualTo(before + 4);
  }

  @Test
  void refusesTheReportsThatWouldMakeOneTableTooMany() throws SQLException {
    execute(
        "insert into dataset (tenant_id, namespace, name) select '%s', '', 'old_' || n"
            + " from generate_series(1, 49999) n");
    String stage = "\"phase\":\"load\",\"table\":\"%s\",\"records_loaded\":1";
    String last = ReportedRun.of("loads").event("stage", NOW, stage.formatted("last"));
    String beyond = ReportedRun.of("loads").event("stage", NOW, stage.formatted("beyond"));
    JsonNode answer = api.post(EVENTS, "[" + last + "," + beyond + "]").ok();
    assertThat(answer.path("accepted").intValue()).isEqualTo(1);
    assertThat(answer.path("rejected").path(0).path("problem").path("detail").textValue())
        .contains("new table", "OBS_TENANT_TABLES");
    String known = ReportedRun.of("loads").event("stage", NOW, stage.formatted("old_7"));
    api.post(EVENTS, known).ok();
  }

  private static String event(String job) {
    return ReportedRun.of(job).event("started", NOW);
  }

  private static String lineage(String job) {
    return """
        {"eventType":"START","eventTime":"%s","producer":"test","schemaURL":"test",
         "run":{"runId":"%s"},"job":{"namespace":"n","name":"%s"}}"""
        .formatted(NOW, UUID.randomUUID(), job);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = RealServer.get().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(tenant));
    }
  }

  /** The text of the metrics may be a second old. */
  private static long refusedAfter(String limit, long expected) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    long refused = refused(limit);
    while (refused < expected && System.nanoTime() < deadline) {
      refused = refused(limit);
    }
    return refused;
  }

  private static long refused(String limit) {
    String text = ApiClient.withToken(null).get("/metrics").has(200).body();
    return Pattern.compile(
            "trialsync_tenant_limit_reports_total\\{limit=\"" + limit + "\"} ([0-9]+)")
        .matcher(text)
        .results()
        .map((MatchResult found) -> Long.parseLong(found.group(1)))
        .findFirst()
        .orElseThrow();
  }
}
