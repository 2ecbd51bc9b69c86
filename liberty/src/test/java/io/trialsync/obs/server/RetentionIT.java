package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Operators ask for retention: what would go, that it goes, and that one at a time removes. */
class RetentionIT {
  private static final String PATH = "/v1/obs/retention";
  private static final String COUNT = PATH + "?dry_run=true";
  private static final String REMOVE = PATH + "?dry_run=false";
  private static final Instant NOW = Instant.now();
  private static final Instant OLD = NOW.minus(Duration.ofDays(100));

  /** The lock of retention, as {@code RetentionLock} takes it. */
  private static final long LOCK = 1_919_249_509L;

  private final ApiClient api = ApiClient.ofNewTenant();

  @Test
  void tellsWhatHoldsAndThatNothingWasDone() {
    JsonNode view = api.get(PATH).ok();
    assertThat(view.path("ages").toString())
        .isEqualTo("{\"run_days\":90,\"life_cycle_days\":30,\"rollup_days\":400}");
    assertThat(view.path("daily_at").textValue()).isEqualTo("03:30Z");
    assertThat(view.path("current").isNull()).isTrue();
    assertThat(view.path("last").isNull()).isTrue();
  }

  @Test
  void countsWhatIsTooOldAndRemovesNothing() {
    ReportedRun old = report("counted", OLD);
    report("counted", NOW);
    JsonNode forecast = api.post(COUNT, "").ok();
    assertThat(forecast.path("complete").booleanValue()).isTrue();
    assertThat(forecast.path("would_remove").toString())
        .isEqualTo(
            "{\"runs\":1,\"attempts\":1,\"stages\":0,\"life_cycle_lines\":2,\"job_days\":0}");
    String day = LocalDate.ofInstant(OLD, ZoneOffset.UTC).toString();
    assertThat(forecast.path("oldest_day").textValue()).isEqualTo(day);
    assertThat(forecast.path("newest_day").textValue()).isEqualTo(day);
    assertThat(forecast.path("runs_from").textValue()).isGreaterThan(day);
    api.get("/v1/obs/runs/" + old.runId()).has(200);
    assertThat(api.get(PATH).ok().path("last").isNull()).isTrue();
  }

  @Test
  void removesWhatIsTooOldOfTheCallersTenant() {
    var neighbour = ApiClient.ofNewTenant();
    ReportedRun foreign = ReportedRun.of("kept");
    neighbour.post("/v1/obs/run-events", foreign.event("started", OLD)).ok();
    ReportedRun old = report("removed", OLD);
    ReportedRun young = report("removed", NOW);

    awaitIdle();
    api.post(REMOVE, "").has(202);
    awaitIdle();

    JsonNode last = api.get(PATH).ok().path("last");
    assertThat(last.path("state").textValue()).isEqualTo("done");
    assertThat(last.path("by_hand").booleanValue()).isTrue();
    assertThat(last.path("jobs_done").intValue()).isEqualTo(1);
    assertThat(last.path("removed").path("runs").intValue()).isEqualTo(1);
    assertThat(last.path("removed").path("life_cycle_lines").intValue()).isEqualTo(2);
    api.get("/v1/obs/runs/" + old.runId()).isProblem(404);
    api.get("/v1/obs/runs/" + young.runId()).has(200);
    neighbour.get("/v1/obs/runs/" + foreign.runId()).has(200);
    assertThat(neighbour.get(PATH).ok().path("last").isNull()).isTrue();
    assertThat(ServerLog.text()).contains("event=retention_done complete=true by_hand=true");
    assertThat(ApiClient.withToken(null).get("/metrics").has(200).body())
        .contains("trialsync_retention_removed_total{kind=\"run\"} ");
  }

  @Test
  void refusesToRemoveWhileItIsBeingDoneElsewhere() throws SQLException {
    awaitIdle();
    try (Connection otherNode = RealServer.get().connect();
        Statement statement = otherNode.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      api.post(REMOVE, "").isProblem(409, "being removed already");
      assertThat(api.get(PATH).ok().path("busy").booleanValue()).isTrue();
      api.post(COUNT, "").has(200);
    }
    awaitIdle();
    api.post(REMOVE, "").has(202);
  }

  @Test
  void doesNotTripOverSessionsThatTheDatabaseEnded() throws SQLException {
    awaitIdle();
    api.post(REMOVE, "").has(202);
    awaitIdle();
    try (Connection database = RealServer.get().connect();
        Statement statement = database.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where application_name = 'obs-retention'");
    }
    api.post(REMOVE, "").has(202);
  }

  @Test
  void wantsToBeToldWhetherToRemove() {
    api.post(PATH, "").isProblem(400, "dry_run is missing", "true or false");
    api.post(PATH + "?dry_run=yes", "").isProblem(400, "true or false");
    api.post(PATH + "?dryrun=true", "").isProblem(400, "dryrun");
  }

  private ReportedRun report(String jobId, Instant start) {
    ReportedRun run = ReportedRun.of(jobId);
    api.post("/v1/obs/run-events", run.event("started", start)).ok();
    api.post("/v1/obs/run-events", run.event("succeeded", start.plusSeconds(60))).ok();
    return run;
  }

  private void awaitIdle() {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (api.get(PATH).ok().path("busy").booleanValue()) {
      assertThat(System.nanoTime()).as("retention is still busy").isLessThan(deadline);
    }
  }
}
