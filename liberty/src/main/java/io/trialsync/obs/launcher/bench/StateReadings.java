package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.ServerCalls;
import java.util.Locale;
import java.util.Map;

/**
 * How often the server has read the state of its jobs from the database for its metrics, and for
 * how many seconds in all, as it counts itself.
 */
record StateReadings(long number, double seconds) {
  private static final String COUNT = "trialsync_state_read_seconds_count{} ";
  private static final String SUM = "trialsync_state_read_seconds_sum{} ";

  static StateReadings now(BenchSettings settings, Map<String, String> environment) {
    String token = AccessToken.of(settings.token(), environment, "obs.read");
    return in(new ServerCalls(settings.address(), token).text("/metrics"));
  }

  static StateReadings in(String metrics) {
    return new StateReadings((long) value(metrics, COUNT), value(metrics, SUM));
  }

  /** What came on top, as a sentence. */
  String since(StateReadings before) {
    long readings = number - before.number();
    return readings <= 0
        ? "the state of jobs was not read"
        : String.format(
            Locale.ROOT,
            "the state of jobs was read %,d times, %.1f ms each",
            readings,
            1_000 * (seconds - before.seconds()) / readings);
  }

  private static double value(String metrics, String series) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElse(0);
  }
}
