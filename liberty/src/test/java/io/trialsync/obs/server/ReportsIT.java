package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reports of our own formats: pings of shell scripts, and run events in any order. */
class ReportsIT {
  private final ApiClient api = ApiClient.ofNewTenant();

  @Test
  void pairsPingsByTheRunIdThatTheyCarry() {
    UUID run = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    api.ping("backup", "start?run_id=" + run).ok();
    api.ping("backup", "start?run_id=" + other).ok();
    api.ping("backup", "success?run_id=" + run).ok();
    assertThat(run(run).path("status").textValue()).isEqualTo("success");
    assertThat(run(run).path("duration_ms").longValue()).isNotNegative();
    assertThat(run(other).path("status").textValue()).isEqualTo("running");
  }

  @Test
  void endsTheNewestRunningRunWhereThereIsNoRunId() {
    String first = runId(api.ping("backup", "start"));
    assertThat(runId(api.ping("backup", "success"))).isEqualTo(first);
    String second = runId(api.ping("backup", "start"));
    assertThat(second).isNotEqualTo(first);
    assertThat(runId(api.ping("backup", "skip"))).isEqualTo(second);
    assertThat(api.get("/v1/obs/jobs/backup/runs").ok().path("items").findValuesAsText("status"))
        .containsExactly("skipped", "success");
  }

  @Test
  void takesAnEndWithoutStartAsARunOfItsOwn() {
    JsonNode run = run(UUID.fromString(runId(api.ping("backup", "success"))));
    assertThat(run.path("status").textValue()).isEqualTo("success");
    assertThat(run.path("start_at").isNull()).isTrue();
    assertThat(run.path("duration_ms").isNull()).isTrue();
  }

  @Test
  void takesTheBodyOfAFailAsTheTextOfTheErrorCutTo2Kilobytes() {
    String text = "disk is full \u0000 " + "é".repeat(3_000);
    Answer answer =
        api.send(
            "POST", "/v1/obs/jobs/backup/ping/fail", "text/plain", BodyPublishers.ofString(text));
    JsonNode run = run(UUID.fromString(runId(answer)));
    assertThat(run.path("error_message").textValue()).startsWith("disk is full  é");
    assertThat(run.path("error_message").textValue().getBytes(StandardCharsets.UTF_8))
        .hasSizeBetween(2_040, 2_048);
  }

  @Test
  void takesWhatCurlSendsByDefault() {
    Answer answer =
        api.send(
            "POST",
            "/v1/obs/jobs/backup/ping/fail",
            "application/x-www-form-urlencoded",
            BodyPublishers.ofString("disk is full"));
    assertThat(run(UUID.fromString(runId(answer))).path("error_message").textValue())
        .isEqualTo("disk is full");
  }

  @Test
  void refusesAPingThatMakesNoSense() {
    api.ping("backup", "start?run_id=one").isProblem(400, "UUID");
    api.ping("backup", "start?run=one").isProblem(400, "run");
    api.ping("back%20up", "start").isProblem(400, "job_id");
    api.ping("backup", "explode").isProblem(404);
  }

  @Test
  void tellsTheSameStoryInWhateverOrderTheEventsCome() {
    var run = ReportedRun.of("load");
    List<String> events =
        List.of(
            run.event("queued", "2026-11-20T05:59:00Z", "\"max_attempts\":3"),
            run.event("started", "2026-11-20T06:00:00Z"),
            run.event("attempt_failed", "2026-11-20T06:01:00Z", "\"error\":{\"code\":\"E1\"}"),
            run.event("started", "2026-11-20T06:02:00Z", "\"attempt\":2"),
            run.event(
                "stage",
                "2026-11-20T06:02:30Z",
                "\"attempt\":2",
                "\"phase\":\"load\"",
                "\"table\":\"visits\"",
                "\"records_loaded\":7",
                "\"stats\":{\"row_count\":7,\"columns\":[{\"name\":\"site\",\"null_count\":1}]}"),
            run.event("heartbeat", "2026-11-20T06:02:40Z", "\"attempt\":2"),
            run.event("succeeded", "2026-11-20T06:03:00Z", "\"attempt\":2"));
    String expected = historyAfter(run, events);
    assertThat(expected).contains("\"status\":\"success\"", "\"records_loaded\":7");
    for (int rotation = 1; rotation < events.size(); rotation++) {
      var rotated = new ArrayList<>(events);
      Collections.rotate(rotated, rotation);
      Collections.swap(rotated, 0, 3);
      rotated.addAll(events);
      assertThat(historyAfter(run, rotated)).isEqualTo(expected);
    }
  }

  @Test
  void saysWhichReportsItKnewAlready() {
    var run = ReportedRun.of("load");
    String started = run.event("started", "2026-11-20T06:00:00Z");
    assertThat(api.post("/v1/obs/run-events", started).ok().toString())
        .isEqualTo("{\"accepted\":1,\"duplicates\":0,\"rejected\":[]}");
    assertThat(api.post("/v1/obs/run-events", started).ok().toString())
        .isEqualTo("{\"accepted\":0,\"duplicates\":1,\"rejected\":[]}");
  }

  @Test
  void storesBatchesThatNameTheSameNewTablesSideBySide() throws Exception {
    var senders = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Answer>> batches = new ArrayList<>();
      for (int batch = 0; batch < 16; batch++) {
        var order = new Random(batch);
        batches.add(() -> api.post("/v1/obs/run-events", batchOfNewTables(order)));
      }
      for (Future<Answer> answer : senders.invokeAll(batches)) {
        assertThat(answer.get().ok().path("accepted").intValue()).isEqualTo(60);
      }
    } finally {
      senders.shutdown();
    }
  }

  private static String batchOfNewTables(Random order) {
    return IntStream.range(0, 60)
        .mapToObj(
            number ->
                ReportedRun.of("job-" + order.nextInt(20))
                    .event(
                        "stage",
                        "2026-11-20T06:00:00Z",
                        "\"phase\":\"load\"",
                        "\"table\":\"t%d\"".formatted(order.nextInt(200)),
                        "\"records_loaded\":1",
                        "\"stats\":{\"columns\":[{\"name\":\"c%d\"}]}"
                            .formatted(order.nextInt(200))))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String historyAfter(ReportedRun run, List<String> events) {
    var own = ApiClient.ofNewTenant();
    events.forEach(event -> own.post("/v1/obs/run-events", event).ok());
    Judging.awaitEnd();
    return own.get("/v1/obs/runs/" + run.runId()).has(200).body()
        + own.get("/v1/obs/jobs").has(200).body();
  }

  private static String runId(Answer answer) {
    return answer.ok().path("run_id").textValue();
  }

  private JsonNode run(UUID id) {
    return api.get("/v1/obs/runs/" + id).ok();
  }
}
