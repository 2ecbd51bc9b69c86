package io.trialsync.obs.alerts;

import java.util.Map;

/** The queries of dashboards that may be without data in the test, each with the reason. */
final class SilentPanels {
  private static final String EXPORTER = "needs an exporter that is not here";
  private static final String WEEKS = "needs more runs and more time than the test has";

  /** By the place of the query: file, title of the panel, letter. */
  static final Map<String, String> REASONS =
      Map.of(
          "platform.json, Refused, C", "a server that is well answers no 5xx",
          "platform.json, Retention ran, A", "retention runs at night",
          "platform.json, Depth of queues, B", EXPORTER,
          "platform.json, Depth of queues, C", EXPORTER,
          "platform.json, Disks, A", EXPORTER,
          "platform.json, PostgreSQL connections, A", EXPORTER,
          "platform.json, Redis memory, A", EXPORTER,
          "job.json, Share of bad runs, 6 h and 3 days, A", WEEKS,
          "job.json, Share of bad runs, 6 h and 3 days, B", WEEKS);

  private SilentPanels() {}
}
