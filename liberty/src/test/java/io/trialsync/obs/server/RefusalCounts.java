package io.trialsync.obs.server;

import java.time.Duration;
import java.util.regex.Pattern;

/** Reads from the metrics of the server under test what it has refused. */
final class RefusalCounts {
  private static final long LONGEST_WAIT = Duration.ofSeconds(10).toNanos();

  private RefusalCounts() {}

  /** Waits until so many were refused for that reason, and says how many were. */
  static double await(String reason, double value) {
    long deadline = System.nanoTime() + LONGEST_WAIT;
    double seen = of(reason);
    while (seen < value && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      seen = of(reason);
    }
    return seen;
  }

  static double of(String reason) {
    String series = "trialsync_refused_requests_total{reason=\"" + reason + "\"} ";
    return ApiClient.withToken(null)
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElse(-1);
  }

  /** The values of all series that match, added up. */
  static double sum(String text, Pattern lines) {
    return text.lines()
        .filter(line -> lines.matcher(line).matches())
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
