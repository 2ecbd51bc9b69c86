package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClientUtils;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.web.body.JsonBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * Events as the OpenLineage client of a producer writes them, and what our reader makes of them.
 */
final class ClientEvents {

  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final ZonedDateTime AT = ZonedDateTime.parse("2026-11-21T02:10:00Z");
  static final UUID RUN_ID = UUID.fromString("0197a3c1-7f00-7000-8000-00000000aaaa");
  static final LineageReader READER = new LineageReader(Clock.fixed(NOW, ZoneOffset.UTC));

  final OpenLineage client;

  ClientEvents(String producer) {
    client = new OpenLineage(URI.create(producer));
  }

  static ClientEvents ofAirflow() {
    return new ClientEvents("https://github.com/apache/airflow/tree/providers-openlineage/2.7.0");
  }

  static ClientEvents ofSpark() {
    return new ClientEvents(
        "https://github.com/OpenLineage/OpenLineage/tree/1.55.0/integration/spark");
  }

  static ClientEvents ofDbt() {
    return new ClientEvents(
        "https://github.com/OpenLineage/OpenLineage/tree/1.55.0/integration/dbt");
  }

  /** An event of the job {@code prod:load_orders} with no facets yet. */
  OpenLineage.RunEventBuilder event(EventType type) {
    return event(type, client.newRunFacetsBuilder().build());
  }

  OpenLineage.RunEventBuilder event(EventType type, OpenLineage.RunFacets facets) {
    return client
        .newRunEventBuilder()
        .eventType(type)
        .eventTime(AT)
        .run(client.newRun(RUN_ID, facets))
        .job(client.newJob("prod", "load_orders", null));
  }

  /** A facet that the client has no class for. */
  OpenLineage.RunFacet facet(Map<String, ?> members) {
    var facet = client.newRunFacet();
    facet.getAdditionalProperties().putAll(members);
    return facet;
  }

  static String json(OpenLineage.RunEventBuilder event) {
    return OpenLineageClientUtils.toJson(event.build());
  }

  static RunReport report(OpenLineage.RunEventBuilder event) {
    return report(json(event));
  }

  static RunReport report(String json) {
    var event = read(json);
    if (event instanceof LineageEvent.Recordable recordable) {
      return recordable.report();
    }
    throw new AssertionError("not recordable: " + event);
  }

  static String problem(String json) {
    var event = read(json);
    if (event instanceof LineageEvent.Invalid invalid) {
      return invalid.sentence();
    }
    throw new AssertionError("not invalid: " + event);
  }

  static LineageEvent read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  static LineageEvent read(byte[] json) {
    try (var parser = JsonBody.parser(new ByteArrayInputStream(json))) {
      parser.nextToken();
      return READER.read(parser);
    } catch (JsonProcessingException broken) {
      throw JsonBody.broken(broken);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
