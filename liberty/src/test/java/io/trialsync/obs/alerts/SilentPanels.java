package io.trialsync.obs.alerts;

import java.util.HashMap;
import java.util.Map;

/** The queries of dashboards that give no data in the test, each with the reason. */
final class SilentPanels {
  private static final String EXPORTER = "needs an exporter that is not here";

  /** What can never have data here. */
  private static final Map<String, String> NEVER =
      Map.of(
          "platform.json, Refused, C", "a server that is well answers no 5xx",
          "platform.json, Depth of queues, B", EXPORTER,
          "platform.json, Depth of queues, C", EXPORTER,
          "platform.json, Disks, A", EXPORTER,
          "platform.json, PostgreSQL connections, A", EXPORTER,
          "platform.json, Redis memory, A", EXPORTER,
          "job.json, Share of bad runs, 6 h and 3 days, A", "needs more runs than this test makes",
          "job.json, Share of bad runs, 6 h and 3 days, B", "needs more runs than this test makes");

  /** What will have data when the server serves the metric. */
  private static final Map<String, String> NOT_YET = Map.of();

  private SilentPanels() {}

  /** Queries that fail the test as soon as they have data: then they leave the list. */
  static Map<String, String> wanted() {
    return NOT_YET;
  }

  /** All that may be without data. */
  static Map<String, String> expected() {
    var all = new HashMap<>(NEVER);
    all.putAll(NOT_YET);
    return all;
  }
}
