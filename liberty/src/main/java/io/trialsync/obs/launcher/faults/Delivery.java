package io.trialsync.obs.launcher.faults;

import java.util.List;

/**
 * A request with one report or several.
 *
 * @param path where it is posted
 * @param keys the reports in it
 */
record Delivery(String path, byte[] body, List<ReportKey> keys) {

  static final String LINEAGE = "/api/v1/lineage";
  static final String RUN_EVENTS = "/v1/obs/run-events";
}
