package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which events come, and how often, must not matter. */
class LineageOrderIT {
  private static final Instant START =
      Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void answersTheSameInOrderReversedAndShuffledWithEachTwice(long seed) {
    List<RunEvent> events = morning();
    Set<UUID> runs = new LinkedHashSet<>();
    events.forEach(event -> runs.add(event.getRun().getRunId()));
    var reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    var shuffled = new ArrayList<>(events);
    shuffled.addAll(events);
    Collections.shuffle(shuffled, new Random(seed));

    Map<String, String> expected = historyAfter(events, runs);
    assertThat(expected.get("/v1/obs/jobs")).contains("\"total\":5");
    assertThat(historyAfter(reversed, runs)).isEqualTo(expected);
    assertThat(historyAfter(shuffled, runs)).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void makesTheTriesOfAnAirflowTaskOneRunInAnyOrder() {
    var airflow = ProducerEvents.ofAirflow();
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    List<RunEvent> events = tries(airflow, first, second, "load_labs");
    for (int rotation = 0; rotation < events.size(); rotation++) {
      var api = ApiClient.ofNewTenant();
      var rotated = new ArrayList<>(events);
      Collections.rotate(rotated, rotation);
      ProducerEvents.emit(api, false, rotated);
      Judging.awaitEnd();
      String byFirst = api.get("/v1/obs/runs/" + first).has(200).body();
      assertThat(api.get("/v1/obs/runs/" + second).has(200).body()).isEqualTo(byFirst);
      JsonNode run = api.get("/v1/obs/runs/" + second).ok();
      assertThat(run.path("run_id").textValue()).isEqualTo(first.toString());
      assertThat(run.path("status").textValue()).isEqualTo("success");
      assertThat(run.path("attempt_count").intValue()).isEqualTo(2);
      assertThat(run.path("attempts").findValuesAsText("run_id"))
          .containsExactly(first.toString(), second.toString());
      assertThat(run.path("attempts").findValuesAsText("status"))
          .containsExactly("failed", "success");
      assertThat(run.path("attempts").path(0).path("error_message").textValue())
          .isEqualTo("try 1 failed");
      assertThat(api.get("/v1/obs/jobs/prod:nightly.load_labs/runs").ok().path("total").intValue())
          .isEqualTo(1);
    }
  }

  private static Map<String, String> historyAfter(List<RunEvent> events, Set<UUID> runs) {
    var api = ApiClient.ofNewTenant();
    ProducerEvents.emit(api, false, events);
    Judging.awaitEnd();
    Map<String, String> answers = new TreeMap<>();
    Set<String> paths = new LinkedHashSet<>(List.of("/v1/obs/jobs"));
    for (JsonNode job : api.get("/v1/obs/jobs").ok().path("items")) {
      paths.add("/v1/obs/jobs/" + job.path("job_id").textValue());
      // The window ends at a fixed moment, so that nothing depends on when it is asked for.
      paths.add(
          "/v1/obs/jobs/" + job.path("job_id").textValue() + "/runs?to=" + START.plusSeconds(9000));
    }
    runs.forEach(run -> paths.add("/v1/obs/runs/" + run));
    paths.forEach(path -> answers.put(path, withoutReceipt(api.get(path).has(200).body())));
    return answers;
  }

  /** All but when the server first heard of the job, which is another moment each time. */
  private static String withoutReceipt(String answer) {
    return answer.replaceAll("(\"expected_since\":)\"[^\"]+\"", "$1\"set\"");
  }

  /** Events of several integrations: retries, an override, a parent, ties, numbers said twice. */
  private static List<RunEvent> morning() {
    var events = new ArrayList<RunEvent>();
    var airflow = ProducerEvents.ofAirflow();
    events.addAll(tries(airflow, UUID.randomUUID(), UUID.randomUUID(), "load_sites"));
    for (int number = 0; number < 3; number++) {
      UUID run = UUID.randomUUID();
      events.add(airflow.event(EventType.START, run, "load", at(number * 600)));
      events.add(airflow.event(EventType.START, run, "load", at(number * 600 + 1)));
      events.add(
          airflow.loading(EventType.RUNNING, run, "load", at(number * 600 + 20), "visits", 10));
      events.add(
          airflow.loading(EventType.COMPLETE, run, "load", at(number * 600 + 70), "visits", 25));
    }
    var spark = ProducerEvents.ofSpark();
    UUID step = UUID.randomUUID();
    events.add(spark.event(EventType.START, step, "app.save", at(5)));
    events.add(spark.event(EventType.FAIL, step, "app.save", at(40)));
    events.add(spark.event(EventType.COMPLETE, step, "app.save", at(41)));
    var dbt = ProducerEvents.ofDbt();
    UUID marked = UUID.randomUUID();
    events.add(dbt.event(EventType.COMPLETE, marked, "model", at(100)));
    events.add(dbt.event(EventType.ABORT, marked, "model", at(100)));
    events.add(dbt.event(EventType.START, marked, "model", at(99)));
    UUID stream = UUID.randomUUID();
    events.add(ProducerEvents.ofFlink().event(EventType.START, stream, "stream", at(0)));
    events.add(ProducerEvents.ofFlink().event(EventType.RUNNING, stream, "stream", at(60)));
    return events;
  }

  private static List<RunEvent> tries(
      ProducerEvents airflow, UUID first, UUID second, String task) {
    return List.of(
        airflow.ofTry(EventType.START, first, 1, task, at(0)),
        airflow.ofTry(EventType.FAIL, first, 1, task, at(30)),
        airflow.ofTry(EventType.START, second, 2, task, at(330)),
        airflow.ofTry(EventType.COMPLETE, second, 2, task, at(360)));
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }
}
