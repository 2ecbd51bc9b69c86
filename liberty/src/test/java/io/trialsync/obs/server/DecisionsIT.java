package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people decide about the quality of data, from the outside. */
class DecisionsIT {
  private static final String JOB = "/v1/obs/jobs/visits.load";
  private static final String EXCLUSIONS = JOB + "/baseline/exclusions";
  private static final String DECISIONS = JOB + "/baseline/decisions";
  private static final String TABLE = "s3://lake/clinical.visits";
  private static final String SCHEMA =
      JOB + "/expected-schema?table=s3%3A%2F%2Flake%2Fclinical.visits";
  private static final String USUAL =
      "{\"name\":\"subject\",\"type\":\"text\"},{\"name\":\"site\",\"type\":\"varchar(20)\"}";
  private static final String DRIFTED = USUAL + ",{\"name\":\"weight\",\"type\":\"real\"}";
  private static final Instant FIRST =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(5));

  private final ApiClient api = ApiClient.ofNewTenant();

  @Test
  void acceptsADriftAsTheExpectedSchema() {
    report(0, USUAL);
    report(1, USUAL);
    ReportedRun drifted = report(2, DRIFTED);
    JsonNode finding = openFinding();
    assertThat(finding.path("type").textValue()).isEqualTo("schema_drift");
    assertThat(api.get(SCHEMA).ok().path("origin").textValue()).isEqualTo("learned");

    String address = "/v1/obs/findings/" + finding.path("finding_id").textValue() + "/accept";
    String body = "{\"reason\":\"asked jane.doe@example.org, she agreed\"}";
    ApiClient.ofNewTenant().post(address, body).isProblem(404, "There is no finding of this id.");
    JsonNode accepted = api.post(address, body).ok();
    assertThat(api.post(address, body).ok()).isEqualTo(accepted);

    assertThat(accepted.path("state").textValue()).isEqualTo("accepted");
    assertThat(accepted.path("close_reason").textValue())
        .contains("she agreed")
        .doesNotContain("jane.doe");
    JsonNode schema = api.get(SCHEMA).ok();
    assertThat(schema.path("origin").textValue()).isEqualTo("accepted");
    assertThat(schema.path("run_id").textValue()).isEqualTo(drifted.runId().toString());
    assertThat(schema.path("columns")).hasSize(3);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        api.get("/v1/obs/runs/" + drifted.runId())
                            .ok()
                            .path("dq_status")
                            .textValue())
                    .isEqualTo("pass"));
    JsonNode audit = api.get("/v1/obs/audit").ok();
    assertThat(audit.path("items").findValuesAsText("action"))
        .containsExactlyInAnyOrder("finding_accepted", "expected_schema_accepted");
    assertThat(audit.toString()).contains("she agreed").doesNotContain("jane.doe");
  }

  @Test
  void leavesOutARangeAndTakesItBack() {
    report(0, USUAL);
    JsonNode decision =
        api.post(
                EXCLUSIONS,
                "{\"from\":\"%s\",\"until\":\"%s\",\"table\":\"%s\",\"check\":\"row_count_delta\",\"reason\":\"outage\"}"
                    .formatted(FIRST, FIRST.plusSeconds(86_400), TABLE))
            .json(201);

    JsonNode page = api.get(DECISIONS).ok();
    assertThat(page.path("total").intValue()).isEqualTo(1);
    assertThat(page.path("items").path(0)).isEqualTo(decision);
    String one = DECISIONS + "/" + decision.path("decision_id").textValue();
    assertThat(delete(ApiClient.ofNewTenant(), one).isProblem(404).status()).isEqualTo(404);
    assertThat(delete(api, one).ok()).isEqualTo(decision);
    delete(api, one).isProblem(404, "There is no decision of this id.");
    assertThat(api.get(DECISIONS).ok().path("items")).isEmpty();
    assertThat(api.get("/v1/obs/audit").ok().path("items").findValuesAsText("action"))
        .containsExactly("decision_withdrawn", "baseline_excluded");
  }

  @Test
  void takesTheSchemaOfARunForTheExpectedOne() {
    report(0, USUAL);
    ReportedRun second = report(1, DRIFTED);
    String body = "{\"run_id\":\"%s\",\"reason\":\"agreed\"}";
    api.put(SCHEMA, body.formatted(UUID.randomUUID()))
        .isProblem(404, "There is no run of this id in this job.");
    assertThat(api.put(SCHEMA, body.formatted(second.runId())).ok().path("columns")).hasSize(3);
    assertThat(api.get(SCHEMA).ok().path("origin").textValue()).isEqualTo("accepted");

    api.put(
            JOB,
            "{\"expected_schema\":{\"%s\":[{\"name\":\"site\",\"type\":\"text\"}]}}"
                .formatted(TABLE))
        .has(200);
    assertThat(api.get(SCHEMA).ok().path("origin").textValue()).isEqualTo("declared");
    api.put(SCHEMA, body.formatted(second.runId())).isProblem(409, "declared");
    api.get(JOB + "/expected-schema?table=other").isProblem(404, "No schema is expected");
    api.get(JOB + "/expected-schema").isProblem(400, "table is missing");
  }

  @Test
  void saysWhatIsWrongWithADecision() {
    report(0, USUAL);
    String range = "\"from\":\"2026-11-14T00:00:00Z\",\"until\":\"2026-11-16T00:00:00Z\"";
    refuses("{" + range + "}", "reason is missing");
    refuses("{" + range + ",\"reason\":\" \"}", "reason is missing");
    refuses("{" + range + ",\"reason\":\"" + "a".repeat(501) + "\"}", "1 to 500 characters");
    refuses(
        "{" + range + ",\"reason\":\"x\",\"check\":\"none\"}", "check must be one of", "null_rate");
    refuses("{" + range + ",\"reason\":\"x\",\"table\":\"unknown\"}", "that a run has reported");
    refuses("{" + range + ",\"reason\":\"x\",\"column\":\"site\"}", "There is no field column");
    refuses("{\"reason\":\"x\",\"until\":\"2026-11-16T00:00:00Z\"}", "from is missing");
    refuses(
        "{\"reason\":\"x\",\"from\":\"2026-11-16T00:00:00Z\",\"until\":\"2026-11-16T00:00:00Z\"}",
        "from must be earlier than until");
    refuses("[]", "must be a JSON object");
    refuses("{", "ends too early");
    api.post("/v1/obs/jobs/unknown/baseline/exclusions", "{" + range + ",\"reason\":\"x\"}")
        .isProblem(404, "There is no job of this id.");
    api.post("/v1/obs/findings/none/accept", "{\"reason\":\"x\"}").isProblem(404);
    assertThat(api.get("/v1/obs/audit").ok().path("items")).isEmpty();
  }

  private void refuses(String body, String... words) {
    api.post(EXCLUSIONS, body).isProblem(400, words);
  }

  private static Answer delete(ApiClient caller, String path) {
    return caller.send("DELETE", path, null, BodyPublishers.noBody());
  }

  private JsonNode openFinding() {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> api.get("/v1/obs/findings?state=open").ok().path("items").path(0),
            finding -> !finding.isMissingNode());
  }

  /** A whole run of that day that saw those columns. */
  private ReportedRun report(int day, String columns) {
    var run = ReportedRun.of("visits.load");
    Instant start = FIRST.plus(Duration.ofDays(day));
    api.post("/v1/obs/run-events", run.event("started", start)).ok();
    api.post(
            "/v1/obs/run-events",
            run.event(
                "stage",
                start.plusSeconds(10),
                "\"phase\":\"load\"",
                "\"table\":\"" + TABLE + "\"",
                "\"records_loaded\":1000",
                "\"stats\":{\"row_count\":1000,\"columns\":[" + columns + "]}"))
        .ok();
    api.post("/v1/obs/run-events", run.event("succeeded", start.plusSeconds(60))).ok();
    return run;
  }
}
