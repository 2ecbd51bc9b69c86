package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server looks into a warehouse by itself, where settings of a job ask it to. */
@RunsBesideOthers
@Order(6)
@Tag("P02")
@Tag("P05")
class ProbesIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static EmbeddedPostgres warehouse;
  private static RealServer server;
  private static ApiClient api;
  private static ApiClient stranger;

  @BeforeAll
  static void start() throws IOException, SQLException {
    warehouse = EmbeddedPostgres.start();
    try (Connection connection = warehouse.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create role prober login; create role owner login;
          create table public.visits (visit_id bigint not null, site varchar(20));
          insert into public.visits select g, case when g > 40 then 'x' end from generate_series(1, 500) g;
          grant select on public.visits to prober; grant insert on public.visits to owner""");
    }
    String url = "jdbc:postgresql://127.0.0.1:" + warehouse.getPort() + "/postgres";
    server =
        RealServer.startWith(
            Map.of(
                "OBS_PROBE_SOURCES", "warehouse, careless",
                "OBS_PROBE_WAREHOUSE_URL", url,
                "OBS_PROBE_WAREHOUSE_USER", "prober",
                "OBS_PROBE_WAREHOUSE_PASSWORD", "-",
                "OBS_PROBE_CARELESS_URL", url,
                "OBS_PROBE_CARELESS_USER", "owner",
                "OBS_PROBE_CARELESS_PASSWORD", "-",
                "OBS_PROBE_TIMEOUT", "PT5S"));
    api = ApiClient.of(server, server.token("obs.read obs.write obs.admin", null));
    stranger = ApiClient.of(server, server.token("obs.read obs.admin", "stranger"));
    askForProbes();
  }

  /** For all tests at once, since the server looks for what is due only now and then. */
  private static void askForProbes() {
    String hourly = "\"every\":\"PT1H\"";
    api.put("/v1/obs/jobs/visits.load", probes("warehouse", "\"after_run\":true")).has(201);
    api.put("/v1/obs/jobs/visits.watch", probes("warehouse", hourly)).has(201);
    api.put("/v1/obs/jobs/visits.careless", probes("careless", hourly)).has(201);
    api.put("/v1/obs/jobs/visits.nowhere", probes("nowhere", hourly)).has(201);
    stranger.put("/v1/obs/jobs/visits.spy", probes("warehouse", hourly)).has(201);
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    server.stop();
    warehouse.close();
  }

  @Test
  void looksAtATableAfterARunThatEndedWell() {
    var run = ReportedRun.of("visits.load");
    String now = Instant.now().toString();
    api.post(
            "/v1/obs/run-events",
            "[" + run.event("started", now) + "," + run.event("succeeded", now) + "]")
        .ok();

    JsonNode stage = soon(() -> api.get("/v1/obs/runs/" + run.runId()).ok().path("stages").path(0));
    assertThat(stage.path("phase").textValue()).isEqualTo("dq");
    assertThat(stage.path("table").textValue()).isEqualTo("visits");
    assertThat(stage.path("row_count").longValue()).isEqualTo(500);
    assertThat(stage.path("null_counts").path("site").longValue()).isEqualTo(40);
    assertThat(stage.path("origin").textValue()).isEqualTo("probed");
    assertThat(stage.path("columns").findValuesAsText("type"))
        .containsExactly("bigint", "character varying(20)");
    assertThat(stage.path("assertions").toString())
        .contains("\"name\":\"probe\",\"column\":null,\"passed\":true");
  }

  @Test
  void looksAtATableBySchedule() {
    JsonNode run = soon(() -> api.get("/v1/obs/jobs/visits.watch/runs").ok().path("items").path(0));
    assertThat(run.path("status").textValue()).isEqualTo("success");
    JsonNode whole = api.get("/v1/obs/runs/" + run.path("run_id").textValue()).ok();
    assertThat(whole.path("run_type").textValue()).isEqualTo("scheduled");
    assertThat(whole.path("stages").path(0).path("row_count").longValue()).isEqualTo(500);
  }

  @Test
  void saysWhyATableCannotBeLookedAt() {
    JsonNode run =
        soon(() -> api.get("/v1/obs/jobs/visits.careless/runs").ok().path("items").path(0));
    assertThat(run.path("status").textValue()).isEqualTo("failed");
    assertThat(run.path("error_code").textValue()).isEqualTo("probe_failed");
    JsonNode whole = api.get("/v1/obs/runs/" + run.path("run_id").textValue()).ok();
    assertThat(whole.path("error_message").textValue())
        .startsWith("visits: The role may write to the table;");
    JsonNode nowhere =
        soon(() -> api.get("/v1/obs/jobs/visits.nowhere/runs").ok().path("items").path(0));
    assertThat(nowhere.path("error_code").textValue()).isEqualTo("probe_failed");
  }

  @Test
  void anotherTenantCannotHaveTheWarehouseRead() {
    JsonNode run =
        soon(() -> stranger.get("/v1/obs/jobs/visits.spy/runs").ok().path("items").path(0));
    assertThat(run.path("status").textValue()).isEqualTo("failed");
    JsonNode whole = stranger.get("/v1/obs/runs/" + run.path("run_id").textValue()).ok();
    assertThat(whole.path("error_message").textValue())
        .isEqualTo("visits: There is no source warehouse for probes.");
    assertThat(whole.path("stages")).isEmpty();
  }

  @Test
  void refusesProbesThatMakeNoSense() {
    api.put("/v1/obs/jobs/visits.bad", probes("warehouse", "\"after_run\":false"))
        .isProblem(400, "after_run, every, or both");
    api.put("/v1/obs/jobs/visits.bad", probes("warehouse", "\"sql\":\"select 1\""))
        .isProblem(400, "There is no setting probes.visits.sql");
  }

  private static String probes(String source, String more) {
    return "{\"probes\":{\"visits\":{\"source\":\"%s\",\"table\":\"public.visits\",\"key_columns\":[\"site\"],%s}}}"
        .formatted(source, more);
  }

  private static JsonNode soon(Callable<JsonNode> question) {
    return await().atMost(SOON).until(question, found -> !found.isMissingNode());
  }
}
