package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What lies beside the routes and the fields that callers have: other ids, members, pages, verbs.
 */
class ReachOfCallersIT {
  private static final String EVENTS = "/v1/obs/run-events";
  private static final String JOBS = "/v1/obs/jobs";
  private static final String RUNS = "/v1/obs/runs/";
  private static final Instant NOW = Instant.now();

  private final ApiClient owner = ApiClient.ofNewTenant();

  @ParameterizedTest
  @Tag("A05")
  @ValueSource(
      strings = {
        "1",
        "-1",
        "0",
        "null",
        "%2e%2e%2f",
        "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz",
        "%7B%s%7D",
        "%s%20",
        "%20%s",
        "%s-",
        "%s%00",
        "urn:uuid:%s",
        "LONG"
      })
  void findsNothingByWhatIsNoRunId(String form) {
    ReportedRun run = report(owner, ReportedRun.of("forms"));
    String id =
        form.equals("LONG") ? "7".repeat(10_000) : form.replace("%s", run.runId().toString());
    assertThat(owner.get(RUNS + id).tellsNothingOfTheCode().status()).isIn(400, 404);
    owner.get(RUNS + run.runId()).has(200);
  }

  @Test
  @Tag("A05")
  void readsAnIdInCapitalsAsTheSame() {
    ReportedRun run = report(owner, ReportedRun.of("capitals"));
    JsonNode read = owner.get(RUNS + run.runId()).ok();
    assertThat(owner.get(RUNS + run.runId().toString().toUpperCase(Locale.ROOT)).ok())
        .isEqualTo(read);
  }

  @ParameterizedTest
  @Tag("A07")
  @ValueSource(
      strings = {
        "tenant",
        "tenant_id",
        "id",
        "created_at",
        "received_at",
        "status_rank",
        "__proto__",
        "class",
        "@type",
        "$ref"
      })
  void takesNoPropertyThatIsNotTheCallers(String property) {
    String member = "\"%s\":\"default\"".formatted(property);
    ReportedRun run = ReportedRun.of("assigned");
    String rejected =
        owner.post(EVENTS, run.event("started", NOW, member)).json(400).path("rejected").toString();
    assertThat(rejected).contains("There is no field");
    owner.put(JOBS + "/assigned", "{" + member + "}").isProblem(400, "There is no setting");
    owner.get(RUNS + run.runId()).isProblem(404);

    String lineage =
        """
        {"eventType":"START","eventTime":"%s","producer":"test","schemaURL":"test",
         "run":{"runId":"%s",%s,"facets":{"%s":{"tenant":"default"}}},
         "job":{"namespace":"n","name":"assigned",%s},%s}"""
            .formatted(NOW, run.runId(), member, property, member, member);
    owner.post("/api/v1/lineage", lineage).has(201);
    assertThat(owner.get(RUNS + run.runId()).ok().path("job_id").textValue())
        .isEqualTo("n:assigned");
    ApiClient.ofTenant(null).get(RUNS + run.runId()).isProblem(404);
    owner.post(EVENTS, ReportedRun.of("assigned").event("started", NOW)).ok();
  }

  @ParameterizedTest
  @Tag("A09")
  @ValueSource(
      strings = {
        "/admin",
        "/ibm/api",
        "/ibm/api/config",
        "/IBMJMXConnectorREST",
        "/jwt/ibm/api",
        "/health",
        "/health/ready",
        "/metrics/base",
        "/adminCenter",
        "/openapi/ui",
        "/v1/obs"
      })
  void hasNoPageOfTheServerOnThePublicPort(String path) {
    for (String token : new String[] {null, owner.token()}) {
      var caller = ApiClient.withToken(token);
      for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
        Answer answer = caller.send(method, path, null, BodyPublishers.noBody());
        assertThat(answer.tellsNothingOfTheCode().status())
            .as("%s %s", method, path)
            .isIn(401, 403, 404, 405);
      }
    }
    owner.get(JOBS).has(200);
  }

  @ParameterizedTest
  @Tag("A09")
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST"})
  void letsNobodyWriteARunPastItsReports(String method) {
    ReportedRun run = report(owner, ReportedRun.of("fixed"));
    JsonNode before = owner.get(RUNS + run.runId()).ok();
    owner
        .send(method, RUNS + run.runId(), ApiClient.JSON, BodyPublishers.ofString("{}"))
        .isProblem(405);
    assertThat(owner.get(RUNS + run.runId()).ok()).isEqualTo(before);
  }

  @ParameterizedTest
  @Tag("A10")
  @ValueSource(strings = {"/healthz", "/readyz"})
  void tellsOfItsHealthNothingElse(String path) {
    String body = ApiClient.withToken(null).get(path).has(200).tellsNothingOfTheCode().body();
    assertThat(body.toLowerCase(Locale.ROOT))
        .contains("status")
        .doesNotContain("version", "postgres", "liberty", "jdbc", "127.0.0.1", "localhost");
  }

  private static ReportedRun report(ApiClient tenant, ReportedRun run) {
    tenant.post(EVENTS, run.event("started", NOW.minusSeconds(60))).ok();
    tenant.post(EVENTS, run.event("succeeded", NOW)).ok();
    Judging.awaitEnd();
    return run;
  }
}
