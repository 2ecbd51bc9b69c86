package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two tenants on one server, one of which tries to get at what is the other's. */
class TenantsIT {
  private static final String EVENTS = "/v1/obs/run-events";
  private static final String JOBS = "/v1/obs/jobs";
  private static final String RUNS = "/v1/obs/runs/";
  private static final Instant NOW = Instant.now();

  private final ApiClient owner = ApiClient.ofNewTenant();
  private final ApiClient stranger = ApiClient.ofNewTenant();

  @Test
  @Tag("A01")
  void answersForeignIdsAsItAnswersUnknownOnes() {
    ReportedRun run = report(owner, ReportedRun.of("secret-load"));
    owner.get(RUNS + run.runId()).has(200);
    owner.get(JOBS + "/secret-load").has(200);
    owner.get(JOBS + "/secret-load/runs").has(200);
    owner.get("/v1/obs/summary?job_id=secret-load").has(200);

    sameRefusal(RUNS + run.runId(), RUNS + UUID.randomUUID());
    sameRefusal(JOBS + "/secret-load", JOBS + "/no-such-job");
    sameRefusal(JOBS + "/secret-load/runs", JOBS + "/no-such-job/runs");
    sameRefusal("/v1/obs/summary?job_id=secret-load", "/v1/obs/summary?job_id=no-such-job");
    Answer foreign = stranger.patch(JOBS + "/secret-load", "{}").isProblem(404);
    assertThat(stranger.patch(JOBS + "/no-such-job", "{}").body()).isEqualTo(foreign.body());
  }

  @Test
  @Tag("A02")
  void countsListsAndCursorsHoldOwnRowsOnly() {
    for (String job : List.of("alpha", "beta", "gamma")) {
      report(owner, ReportedRun.of(job));
      report(owner, ReportedRun.of(job));
    }
    report(stranger, ReportedRun.of("alpha"));
    report(stranger, ReportedRun.of("alpha"));

    assertThat(stranger.get(JOBS).ok().path("total").intValue()).isEqualTo(1);
    assertThat(stranger.get(JOBS + "?q=a").ok().path("items").findValuesAsText("job_id"))
        .containsExactly("alpha");
    assertThat(stranger.get(JOBS + "/alpha/runs").ok().path("total").intValue()).isEqualTo(2);
    assertThat(total(stranger.get("/v1/obs/summary").ok())).isEqualTo(2);
    assertThat(total(owner.get("/v1/obs/summary").ok())).isEqualTo(6);

    for (String list : List.of(JOBS + "?page_size=1", JOBS + "/alpha/runs?page_size=1")) {
      String cursor = owner.get(list).ok().path("next_cursor").textValue();
      owner.get(list + "&cursor=" + cursor).has(200);
      stranger.get(list + "&cursor=" + cursor).isProblem(400, "cursor");
      owner.get(list + "&status=success&cursor=" + cursor).isProblem(400, "cursor");
    }
  }

  @Test
  @Tag("A03")
  void keepsARunThatAnotherTenantReportsByTheSameId() {
    ReportedRun run = ReportedRun.of("nightly");
    owner.post(EVENTS, run.event("started", NOW.minusSeconds(60))).ok();
    JsonNode before = owner.get(RUNS + run.runId()).ok();

    ReportedRun fresh = ReportedRun.of("nightly");
    String ofFresh = stranger.post(EVENTS, fresh.event("failed", NOW)).has(200).body();
    assertThat(stranger.post(EVENTS, run.event("failed", NOW)).has(200).body())
        .as("the answer does not tell that somebody has the id")
        .isEqualTo(ofFresh);

    assertThat(owner.get(RUNS + run.runId()).ok()).isEqualTo(before);
    JsonNode own = stranger.get(RUNS + run.runId()).ok();
    assertThat(own.path("status").textValue()).isEqualTo("failed");
    assertThat(own.path("start_at").isNull()).isTrue();
  }

  @Test
  @Tag("A04")
  void neverJoinsWhatTwoTenantsCallTheSame() {
    String stage =
        "\"phase\":\"load\",\"table\":\"visits\",\"records_loaded\":%d,"
            + "\"stats\":{\"row_count\":%d,\"columns\":[{\"name\":\"site\",\"type\":\"%s\"}]}";
    ReportedRun ours = ReportedRun.of("same-job");
    ReportedRun theirs = ReportedRun.of("same-job");
    owner.post(EVENTS, ours.event("stage", NOW, stage.formatted(7, 7, "text"))).ok();
    stranger.post(EVENTS, theirs.event("stage", NOW, stage.formatted(900, 900, "int"))).ok();
    owner.post(EVENTS, ours.event("succeeded", NOW)).ok();
    stranger.post(EVENTS, theirs.event("succeeded", NOW)).ok();

    JsonNode job = owner.get(JOBS + "/same-job").ok();
    assertThat(job.path("records_loaded_24h").longValue()).isEqualTo(7);
    assertThat(stranger.get(JOBS + "/same-job").ok().path("records_loaded_24h").longValue())
        .isEqualTo(900);
    JsonNode read = owner.get(RUNS + ours.runId()).ok().path("stages");
    assertThat(read).hasSize(1);
    assertThat(read.path(0).path("columns").path(0).path("type").textValue()).isEqualTo("text");
    stranger.put(JOBS + "/same-job", "{\"owner\":\"them\"}").has(200);
    assertThat(owner.get(JOBS + "/same-job").ok()).isEqualTo(job);
  }

  @Test
  @Tag("A06")
  void letsNobodyFindARunByGuessing() {
    ReportedRun run = report(owner, ReportedRun.of("guessed"));
    owner.get(RUNS + run.runId()).has(200);
    String unknown = stranger.get(RUNS + run.runId()).isProblem(404).body();
    for (int guess = 0; guess < 300; guess++) {
      Answer answer = stranger.get(RUNS + UUID.randomUUID());
      assertThat(answer.status()).isIn(404, 429);
      if (answer.status() == 404) {
        assertThat(answer.body()).isEqualTo(unknown);
      }
    }
  }

  @Test
  @Tag("A11")
  void letsNobodyOfADisabledTenantIn() {
    var disabled = ApiClient.ofTenant(RealServer.DISABLED_TENANT);
    ReportedRun run = ReportedRun.of("shut-out");
    disabled.get(JOBS).isProblem(403, "disabled");
    disabled.get(RUNS + run.runId()).isProblem(403, "disabled");
    disabled.post(EVENTS, run.event("started", NOW)).isProblem(403, "disabled");
    disabled.post("/api/v1/lineage", "{}").isProblem(403, "disabled");
    disabled.ping("shut-out", "start").isProblem(403, "disabled");
    disabled.put(JOBS + "/shut-out", "{}").isProblem(403, "disabled");
    disabled.get("/v1/obs/audit").isProblem(403, "disabled");
    assertThat(count("select count(*) from job where tenant_id = 'disabled-tenant'")).isZero();
    report(owner, run);
  }

  @Test
  @Tag("A11")
  void takesTheFirstReportsOfATenantSideBySide() throws Exception {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int call = 0; call < 16; call++) {
      String event = ReportedRun.of("first-job").event("started", NOW);
      calls.add(() -> owner.post(EVENTS, event).status());
    }
    assertThat(together(calls)).containsOnly(200);
    assertThat(owner.get(JOBS + "/first-job/runs").ok().path("total").intValue()).isEqualTo(16);
  }

  /**
   * Fewer connections than callers, and failures in between: each tenant sees its own rows only.
   */
  @Test
  @Tag("A01")
  void keepsTenantsApartThatTakeTurnsOnTheSameConnections() throws Exception {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (ApiClient tenant : List.of(owner, stranger, ApiClient.ofNewTenant())) {
      String job = "only-" + calls.size();
      ReportedRun run = report(tenant, ReportedRun.of(job));
      for (int call = 0; call < 12; call++) {
        calls.add(
            () -> {
              JsonNode page = tenant.get(JOBS).ok();
              assertThat(page.path("items").findValuesAsText("job_id")).containsExactly(job);
              return page.path("total").intValue();
            });
        calls.add(() -> tenant.get(JOBS + "?cursor=none").status() == 400 ? 1 : 0);
        calls.add(() -> tenant.get(RUNS + UUID.randomUUID()).status() == 404 ? 1 : 0);
        calls.add(() -> tenant.get(RUNS + run.runId()).status() == 200 ? 1 : 0);
      }
    }
    Collections.shuffle(calls, new Random(11));
    assertThat(together(calls)).containsOnly(1);
  }

  private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      var answers = new ArrayList<Integer>();
      for (Future<Integer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static ReportedRun report(ApiClient tenant, ReportedRun run) {
    tenant.post(EVENTS, run.event("started", NOW.minusSeconds(60))).ok();
    tenant.post(EVENTS, run.event("succeeded", NOW)).ok();
    return run;
  }

  private void sameRefusal(String foreign, String unknown) {
    Answer refused = stranger.get(foreign).isProblem(404);
    Answer reference = stranger.get(unknown).isProblem(404);
    assertThat(refused.body()).isEqualTo(reference.body());
    assertThat(refused.response().headers().map().keySet())
        .isEqualTo(reference.response().headers().map().keySet());
  }

  private static long total(JsonNode summary) {
    long runs = 0;
    for (JsonNode row : summary.path("items")) {
      runs += row.path("succeeded").longValue();
    }
    return runs;
  }

  private static long count(String sql) {
    try (Connection connection = RealServer.get().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
