package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On the real server: what is reported is judged, and what nobody told the worker of as well. */
class QualityIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant FIRST = Instant.parse("2026-11-01T02:00:00Z");

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final ApiClient api = ApiClient.ofTenant(tenant);

  @Test
  void judgesWhatIsReportedAndShowsIt() {
    reportDay(0, 1_000);
    reportDay(1, 1_010);
    reportDay(2, 400);
    awaitRows("select count(*) from run_quality where tenant_id = '%s' and usable", "3");
    assertThat(
            rows(
                "select verdict from check_state where tenant_id = '%s'"
                    + " and check_name = 'row_count_delta'"))
        .containsExactly("warn");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(metrics())
                    .contains("trialsync_dq_status{job_id=\"nightly\",tenant_id=\"" + tenant)
                    .contains(
                        "trialsync_dq_row_delta_percent{job_id=\"nightly\",table=\"visits\",tenant_id=\""
                            + tenant)
                    .contains("trialsync_dq_enabled{} 1"));
  }

  /** As after a crash between the commit of a report and its judging. */
  @Test
  void judgesWhatACrashHasLeft() throws SQLException {
    reportDay(0, 1_000);
    awaitRows("select count(*) from run_quality where tenant_id = '%s' and usable", "1");
    awaitRows("select count(*) from quality_due where tenant_id = '%s'", "0");
    execute(
        "insert into quality_due (tenant_id, run_key)"
            + " select tenant_id, run_key from run_quality where tenant_id = '%1$s';"
            + " delete from run_quality where tenant_id = '%1$s'");
    awaitRows("select count(*) from run_quality where tenant_id = '%s' and usable", "1");
    awaitRows("select count(*) from quality_due where tenant_id = '%s'", "0");
  }

  private void reportDay(int day, int rows) {
    Instant start = FIRST.plus(Duration.ofDays(day));
    ReportedRun run = ReportedRun.of("nightly");
    api.post("/v1/obs/run-events", run.event("started", start)).ok();
    api.post(
            "/v1/obs/run-events",
            run.event(
                "stage",
                start.plusSeconds(60),
                "\"phase\":\"load\"",
                "\"table\":\"visits\"",
                "\"records_loaded\":" + rows))
        .ok();
    api.post("/v1/obs/run-events", run.event("succeeded", start.plusSeconds(90))).ok();
  }

  private String metrics() {
    return ApiClient.withToken(null).get("/metrics").has(200).body();
  }

  private void awaitRows(String question, String answer) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(rows(question)).containsExactly(answer));
  }

  private List<String> rows(String question) {
    try (Connection connection = RealServer.get().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set obs.tenant = '*'");
      try (ResultSet rows = statement.executeQuery(question.formatted(tenant))) {
        var found = new ArrayList<String>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = RealServer.get().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set obs.tenant = '*'");
      statement.execute(sql.formatted(tenant));
    }
  }
}
