package io.trialsync.obs.server;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.OpenLineageClientUtils;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as the OpenLineage client of one integration makes and sends them. */
final class ProducerEvents {
  static final String NAMESPACE = "prod";

  final OpenLineage client;

  private ProducerEvents(String producer) {
    client = new OpenLineage(URI.create("https://github.com/OpenLineage/OpenLineage/" + producer));
  }

  static ProducerEvents ofAirflow() {
    return new ProducerEvents("airflow/tree/providers-openlineage/2.7.0");
  }

  static ProducerEvents ofSpark() {
    return new ProducerEvents("tree/1.55.0/integration/spark");
  }

  static ProducerEvents ofDbt() {
    return new ProducerEvents("tree/1.55.0/integration/dbt");
  }

  static ProducerEvents ofFlink() {
    return new ProducerEvents("tree/1.55.0/integration/flink");
  }

  /** What our server makes of the name of a job of these events. */
  static String jobId(String name) {
    return NAMESPACE + ":" + name;
  }

  /** Sends the events one after another, as Spark and others are set up to do it. */
  static void emit(ApiClient caller, boolean gzip, List<RunEvent> events) {
    var key = new ApiKeyTokenProvider();
    key.setApiKey(caller.token());
    var config = new HttpConfig();
    config.setUrl(RealServer.get().base());
    config.setAuth(key);
    config.setTimeoutInMillis(30_000);
    if (gzip) {
      config.setCompression(HttpConfig.Compression.GZIP);
    }
    var transport = new HttpTransport(config);
    var sender = OpenLineageClient.builder().transport(transport).build();
    events.forEach(sender::emit);
  }

  static String json(RunEvent event) {
    return OpenLineageClientUtils.toJson(event);
  }

  RunEvent event(@Nullable EventType type, UUID runId, String job, Instant at) {
    return event(type, runId, job, at, client.newRunFacetsBuilder()).build();
  }

  /** An event to which more can be added. */
  OpenLineage.RunEventBuilder event(
      @Nullable EventType type,
      UUID runId,
      String job,
      Instant at,
      OpenLineage.RunFacetsBuilder facets) {
    return client
        .newRunEventBuilder()
        .eventType(type)
        .eventTime(at.atZone(ZoneOffset.UTC))
        .run(client.newRun(runId, facets.build()))
        .job(client.newJob(NAMESPACE, job, null));
  }

  /** An event that says how many rows went into a table with these columns. */
  RunEvent loading(EventType type, UUID runId, String job, Instant at, String table, long rows) {
    var field = client.newSchemaDatasetFacetFieldsBuilder().name("site").type("varchar").build();
    var output =
        client
            .newOutputDatasetBuilder()
            .namespace("postgres://warehouse:5432")
            .name(table)
            .facets(
                client
                    .newDatasetFacetsBuilder()
                    .schema(client.newSchemaDatasetFacetBuilder().fields(List.of(field)).build())
                    .build())
            .outputFacets(
                client
                    .newOutputDatasetOutputFacetsBuilder()
                    .outputStatistics(
                        client.newOutputStatisticsOutputDatasetFacet(rows, rows * 96, null))
                    .build())
            .build();
    return event(type, runId, job, at, client.newRunFacetsBuilder())
        .outputs(List.of(output))
        .build();
  }

  /** An event of one try of an Airflow task that may be tried twice. */
  RunEvent ofTry(EventType type, UUID tryId, int number, String task, Instant at) {
    var airflow =
        Map.of(
            "dag", Map.of("dag_id", "nightly"),
            "dagRun",
                Map.of("dag_id", "nightly", "run_id", "scheduled__1", "run_type", "scheduled"),
            "task", Map.of("task_id", task, "retries", 1),
            "taskInstance", Map.of("try_number", number, "map_index", -1));
    var facets = client.newRunFacetsBuilder().put("airflow", facet(airflow));
    if (type == EventType.FAIL) {
      facets.errorMessage(
          client
              .newErrorMessageRunFacetBuilder()
              .message("try " + number + " failed")
              .programmingLanguage("python")
              .build());
    }
    return event(type, tryId, "nightly." + task, at, facets).build();
  }

  /** A facet that the client has no class for. */
  OpenLineage.RunFacet facet(Map<String, ?> members) {
    var facet = client.newRunFacet();
    facet.getAdditionalProperties().putAll(members);
    return facet;
  }
}
