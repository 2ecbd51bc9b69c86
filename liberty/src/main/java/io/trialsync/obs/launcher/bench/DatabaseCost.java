package io.trialsync.obs.launcher.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What events cost the database, of all that happened in it meanwhile.
 *
 * @param events acknowledged ones, two for a run
 */
record DatabaseCost(long events, long commits, long bytes) {

  double commitsPerEvent() {
    return commits / (double) Math.max(1, events);
  }

  long bytesPerRun() {
    return bytes * 2 / Math.max(1, events);
  }

  Map<String, Object> values() {
    var values = new LinkedHashMap<String, Object>();
    values.put("commits_per_event", BenchResult.rounded(commitsPerEvent()));
    values.put("bytes_per_run", bytesPerRun());
    return values;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "database: %.3f commits per event, grown by %,d bytes per run",
        commitsPerEvent(),
        bytesPerRun());
  }
}
