package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClientUtils;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the events of the integrations become, made by the client that the integrations use. */
class LineageIT {
  private static final String LINEAGE = "/api/v1/lineage";

  private final ApiClient api = ApiClient.ofNewTenant();
  private final UUID runId = UUID.randomUUID();
  private final Instant start =
      Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void takesWhatTheRealClientSends(boolean gzip) {
    var airflow = ProducerEvents.ofAirflow();
    var end = airflow.loading(EventType.COMPLETE, runId, "load_visits", at(90), "visits", 4200);
    ProducerEvents.emit(
        api, gzip, List.of(airflow.event(EventType.START, runId, "load_visits", at(0)), end));
    Judging.awaitEnd();
    JsonNode run = run(runId);
    assertThat(run.path("job_id").textValue()).isEqualTo(ProducerEvents.jobId("load_visits"));
    assertThat(run.path("status").textValue()).isEqualTo("success");
    assertThat(run.path("duration_ms").longValue()).isEqualTo(90_000);
    assertThat(run.path("records_loaded").longValue()).isEqualTo(4200);
    JsonNode stage = run.path("stages").path(0);
    assertThat(stage.path("table").textValue()).isEqualTo("visits");
    assertThat(stage.path("columns").path(0).path("name").textValue()).isEqualTo("site");
    api.post(LINEAGE, ProducerEvents.json(end)).has(201);
    assertThat(run(runId)).isEqualTo(run);
  }

  @Test
  void keepsAFailureOfSparkThoughItReportsSuccessAfterIt() {
    var spark = ProducerEvents.ofSpark();
    var cause = spark.facet(Map.of("message", "Executor lost", "stackTrace", "at Main.main"));
    ProducerEvents.emit(
        api,
        true,
        List.of(
            spark.event(EventType.START, runId, "app.save", at(0)),
            spark
                .event(
                    EventType.FAIL,
                    runId,
                    "app.save",
                    at(50),
                    spark.client.newRunFacetsBuilder().put("spark.exception", cause))
                .build(),
            spark.event(EventType.COMPLETE, runId, "app.save", at(51))));
    JsonNode run = run(runId);
    assertThat(run.path("status").textValue()).isEqualTo("failed");
    assertThat(run.path("error_message").textValue()).isEqualTo("Executor lost");
    assertThat(run.path("duration_ms").longValue()).isEqualTo(50_000);
    assertThat(run.path("events").findValuesAsText("overridden"))
        .containsExactly("false", "false", "true");
  }

  @Test
  void knowsWhenDbtRanThoughItTellsEverythingAtTheEnd() {
    var dbt = ProducerEvents.ofDbt();
    var command = UUID.randomUUID();
    var parent =
        dbt.client.newParentRunFacet(
            dbt.client.newParentRunFacetRun(command, null),
            dbt.client.newParentRunFacetJob(ProducerEvents.NAMESPACE, "dbt-run", null),
            null);
    var facets = dbt.client.newRunFacetsBuilder().parent(parent);
    ProducerEvents.emit(
        api,
        false,
        List.of(
            dbt.event(EventType.START, command, "dbt-run", at(0)),
            dbt.event(EventType.START, runId, "model.visits", at(5), facets).build(),
            dbt.event(EventType.COMPLETE, runId, "model.visits", at(65), facets).build(),
            dbt.event(EventType.COMPLETE, command, "dbt-run", at(70))));
    JsonNode run = run(runId);
    assertThat(run.path("start_at").textValue()).isEqualTo(at(5).toString());
    assertThat(run.path("end_at").textValue()).isEqualTo(at(65).toString());
    assertThat(run.path("parent_run_id").textValue()).isEqualTo(command.toString());
    assertThat(run(command).path("duration_ms").longValue()).isEqualTo(70_000);
  }

  @Test
  void showsAFlinkJobAsRunningWhileItSendsRunningAndAfterThat() {
    var flink = ProducerEvents.ofFlink();
    var events = new ArrayList<>(List.of(flink.event(EventType.START, runId, "stream", at(0))));
    IntStream.rangeClosed(1, 10)
        .mapToObj(minute -> flink.event(EventType.RUNNING, runId, "stream", at(minute * 60)))
        .forEach(events::add);
    ProducerEvents.emit(api, false, events);
    JsonNode run = run(runId);
    assertThat(run.path("status").textValue()).isEqualTo("running");
    assertThat(run.path("start_at").textValue()).isEqualTo(at(0).toString());
    assertThat(run.path("end_at").isNull()).isTrue();
    assertThat(run.path("duration_ms").isNull()).isTrue();
    assertThat(run.path("attempt_count").intValue()).isEqualTo(1);
    assertThat(run.path("events")).hasSize(11);
  }

  @Test
  void takesFactsButNoStateFromAnEventWithoutType() {
    var airflow = ProducerEvents.ofAirflow();
    var events =
        List.of(
            airflow.event(EventType.START, runId, "untyped", at(0)),
            airflow.event(EventType.COMPLETE, runId, "untyped", at(10)),
            airflow.loading(null, runId, "untyped", at(20), "visits", 7));
    assertThat(ProducerEvents.json(events.get(2))).doesNotContain("eventType");
    ProducerEvents.emit(api, false, events);
    JsonNode run = run(runId);
    assertThat(run.path("status").textValue()).isEqualTo("success");
    assertThat(run.path("end_at").textValue()).isEqualTo(at(10).toString());
    assertThat(run.path("records_loaded").longValue()).isEqualTo(7);
  }

  @Test
  void readsATimeWithoutOffsetAsUtcAndSaysSo() {
    String sent =
        ProducerEvents.json(
            ProducerEvents.ofDbt().event(EventType.ABORT, runId, "naive", start.plusMillis(123)));
    String naive = sent.replaceFirst("(\"eventTime\":\"[^\"]*)Z\"", "$1\"");
    assertThat(naive).isNotEqualTo(sent);
    api.post(LINEAGE, naive).has(201);
    JsonNode run = run(runId);
    assertThat(run.path("flags").toString()).isEqualTo("[\"zone_assumed\"]");
    assertThat(run.path("end_at").textValue()).isEqualTo(start.plusMillis(123).toString());
    assertThat(run.path("status").textValue()).isEqualTo("failed");
    assertThat(run.path("error_code").textValue()).isEqualTo("aborted");
  }

  @Test
  void recordsTheGoodEventsOfABatchAndNamesTheBadOnes() {
    var airflow = ProducerEvents.ofAirflow();
    String good = ProducerEvents.json(airflow.event(EventType.START, runId, "batched", at(0)));
    String end = ProducerEvents.json(airflow.event(EventType.COMPLETE, runId, "batched", at(9)));
    String bad = good.replace(runId.toString(), "none");
    JsonNode answer =
        api.post(LINEAGE + "/batch", "[" + String.join(",", good, bad, "7", end) + "]").ok();
    assertThat(answer.path("status").textValue()).isEqualTo("partial_success");
    assertThat(answer.path("summary").toString())
        .isEqualTo("{\"received\":4,\"successful\":2,\"failed\":2}");
    assertThat(answer.path("failed_events").findValuesAsText("index")).containsExactly("1", "2");
    assertThat(answer.path("failed_events").path(0).path("reason").textValue())
        .isEqualTo("run.runId must be a UUID.");
    assertThat(run(runId).path("status").textValue()).isEqualTo("success");
  }

  @Test
  void acceptsEventsOfJobsAndDatasetsWithoutEffect() {
    var client = ProducerEvents.ofAirflow().client;
    var job =
        client
            .newJobEventBuilder()
            .eventTime(start.atZone(ZoneOffset.UTC))
            .job(client.newJob(ProducerEvents.NAMESPACE, "declared", null))
            .build();
    var dataset =
        client
            .newDatasetEventBuilder()
            .eventTime(start.atZone(ZoneOffset.UTC))
            .dataset(client.newStaticDataset("postgres://warehouse:5432", "visits", null))
            .build();
    api.post(LINEAGE, OpenLineageClientUtils.toJson(job)).has(201);
    api.post(LINEAGE, OpenLineageClientUtils.toJson(dataset)).has(201);
    assertThat(api.get("/v1/obs/jobs").ok().path("total").intValue()).isZero();
  }

  private Instant at(int seconds) {
    return start.plusSeconds(seconds);
  }

  private JsonNode run(UUID id) {
    return api.get("/v1/obs/runs/" + id).ok();
  }
}
