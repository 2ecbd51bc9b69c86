package io.trialsync.obs.launcher.faults;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words a run as OpenLineage events, one request each, as its integrations send them. */
final class LineageWords {
  private static final String PRODUCER = "https://example.org/obs-faults";
  private static final String FACET =
      "\"_producer\":\"" + PRODUCER + "\",\"_schemaURL\":\"https://openlineage.io/spec/facets\",";

  private final RunEventWords run;
  private final List<Delivery> deliveries = new ArrayList<>();

  LineageWords(RunEventWords run) {
    this.run = run;
  }

  /**
   * Adds an event.
   *
   * @param kind what the server calls an event of that type
   */
  void add(String type, String kind, String more) {
    Instant at = run.tick();
    String[] name = run.job().split(":", 2);
    String event =
        """
        {"eventType":"%s","eventTime":"%s","run":{"runId":"%s"},"job":{"namespace":"%s","name":"%s"},\
        "producer":"%s","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json"%s}"""
            .formatted(type, at, run.run(), name[0], name[1], PRODUCER, more);
    deliveries.add(
        new Delivery(
            Delivery.LINEAGE,
            event.getBytes(StandardCharsets.UTF_8),
            List.of(ReportKey.of(run.run(), at, kind, 1))));
  }

  /** The member that says how many rows were written. */
  static String outputs(long rows) {
    return """
        ,"outputs":[{"namespace":"warehouse","name":"visits","outputFacets":{\
        "outputStatistics":{%s"rowCount":%d}}}]"""
        .formatted(FACET, rows);
  }

  RunStory story(String status, @Nullable Long loaded) {
    return new RunStory(run.run(), run.job(), status, 1, loaded, List.copyOf(deliveries));
  }
}
