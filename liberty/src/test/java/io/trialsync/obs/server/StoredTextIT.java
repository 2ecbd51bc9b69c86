package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names that are harmless to store and meant for whoever reads them later. */
class StoredTextIT {
  private static final String AT = "2026-11-20T06:00:00Z";
  private static final String METRIC_LINE =
      "#.*|[a-z_]+(\\{([a-z_]+=\"([^\"\\\\]|\\\\[\"\\\\n])*\",?)*})? [0-9.eE+NaInf-]+";

  private final ApiClient api = ApiClient.ofTenant(null);
  private final String job = "stored-" + UUID.randomUUID();

  @Tag("I25")
  @Test
  void harmNobodyWhoReadsThem() {
    String evil = "t\"} 1\nfake_total{a=\"\\b,<script>=cmd()|' \u001B[31m\u202Ered";
    var run = ReportedRun.of(job);
    report(run, evil);
    JsonNode stage = api.get("/v1/obs/runs/" + run.runId()).ok().path("stages").path(0);
    assertThat(stage.path("table").textValue())
        .startsWith("t\"}")
        .doesNotContain("\u001B", "\u202E");

    String metrics = awaitMetrics();
    assertThat(metrics.lines()).allMatch(line -> line.matches(METRIC_LINE));
    assertThat(metrics.lines()).noneMatch(line -> line.startsWith("fake_total"));
  }

  @Tag("I25")
  @Test
  void areKeptWhenTheyAreGood() {
    var run = ReportedRun.of(job);
    report(run, "trial.visits");
    JsonNode stage = api.get("/v1/obs/runs/" + run.runId()).ok().path("stages").path(0);
    assertThat(stage.path("table").textValue()).isEqualTo("trial.visits");
    assertThat(awaitMetrics()).contains("table=\"trial.visits\"");
  }

  /** Spreadsheets read a cell that begins so as a formula, and pages read markup. */
  @Tag("I25")
  @Test
  void cannotBeNamesOfJobs() {
    for (String name : List.of("=cmd", "+1", "<b>", "a\\u0009b", "a,b", "a b", "a'b")) {
      var run = new ReportedRun(name, UUID.randomUUID());
      api.post("/v1/obs/run-events", run.event("started", AT)).has(400);
    }
    api.post("/v1/obs/run-events", ReportedRun.of(job).event("started", AT)).has(200);
  }

  private void report(ReportedRun run, String table) {
    String name = ApiClient.MAPPER.valueToTree(table).toString();
    String stage =
        run.event("stage", AT, "\"phase\":\"load\"", "\"table\":" + name, "\"records_loaded\":4");
    api.post("/v1/obs/run-events", "[" + stage + "," + run.event("succeeded", AT) + "]").ok();
  }

  private String awaitMetrics() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> api.get("/metrics").has(200).body(),
            text -> text.contains("records_loaded_total{job_id=\"" + job));
  }
}
