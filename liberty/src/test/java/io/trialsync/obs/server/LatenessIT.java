package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A job shows within seconds when it is due next, what is late with it, and that it came. */
class LatenessIT {
  private static final String EVENTS = "/v1/obs/run-events";
  private static final String JOB = "/v1/obs/jobs/watched";
  private static final Duration SECONDS = Duration.ofSeconds(20);

  private final ApiClient api = ApiClient.ofNewTenant();
  private final UUID run = UUID.randomUUID();

  @Test
  void showsWhenTheNextRunIsDueAndMovesOnWithEachRun() {
    Instant declared = Instant.now();
    api.put(JOB, "{\"schedule\":{\"every\":\"PT1H\"},\"start_grace\":\"PT10M\"}").has(201);
    await().atMost(SECONDS).until(() -> isTime("next_expected_at"));
    Instant due = Instant.parse(job().path("next_expected_at").textValue());
    assertThat(due).isBetween(declared.plusSeconds(3_570), declared.plusSeconds(3_640));
    assertThat(job().path("lateness").path("start_deadline_at").textValue())
        .isEqualTo(due.plusSeconds(600).toString());
    assertThat(job().path("late_since").isNull()).isTrue();

    send("started", "");
    await()
        .atMost(SECONDS)
        .until(() -> !job().path("next_expected_at").textValue().equals(due.toString()));
    assertThat(api.get("/v1/obs/jobs").ok().path("items").path(0).path("next_expected_at"))
        .isEqualTo(job().path("next_expected_at"));
  }

  @Test
  void showsARunThatTakesTooLongUntilItEnds() {
    api.put(JOB, "{\"max_runtime\":\"PT2S\"}").has(201);
    send("started", "");
    await().atMost(SECONDS).until(() -> job().path("stuck_runs").intValue() == 1);
    assertThat(job().path("lateness").path("stuck_since").isNull()).isFalse();
    send("succeeded", "");
    await().atMost(SECONDS).until(() -> job().path("stuck_runs").intValue() == 0);
  }

  @Test
  void takesTheProgressOfHeartbeatsOnly() {
    send("started", "");
    send("heartbeat", ",\"progress\":\"1 of 9\"");
    api.post(EVENTS, event("started", ",\"progress\":\"1 of 9\""))
        .isProblem(400, "progress goes with the event heartbeat only");
  }

  private JsonNode job() {
    return api.get(JOB).ok();
  }

  private boolean isTime(String field) {
    return job().path(field).isTextual();
  }

  private void send(String event, String more) {
    api.post(EVENTS, event(event, more)).ok();
  }

  private String event(String event, String more) {
    return "{\"run_id\":\"%s\",\"job_id\":\"watched\",\"event\":\"%s\",\"at\":\"%s\"%s}"
        .formatted(run, event, Instant.now(), more);
  }
}
