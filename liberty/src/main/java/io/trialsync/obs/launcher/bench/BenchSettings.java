package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.CommandLine;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a measurement is made, as typed.
 *
 * @param rate requests per second over all connections, 0 for as fast as answers come
 * @param skewed whether half of the runs belong to a tenth of the jobs
 * @param acknowledged file of acknowledged events, when one was asked for
 * @param json whether the result is one line of JSON instead of a table
 */
record BenchSettings(
    ServerAddress address,
    @Nullable String token,
    int connections,
    int seconds,
    int warmup,
    int jobs,
    int rate,
    boolean skewed,
    @Nullable String acknowledged,
    boolean json) {

  private static final Set<String> COMMON = Set.of("--url", "--token");
  private static final Set<String> TIMED = Set.of("--connections", "--seconds", "--warmup");

  static BenchSettings parse(String bench, List<String> words, Map<String, String> environment) {
    var withValue = new HashSet<>(COMMON);
    var flags = new HashSet<>(Set.of("--json"));
    switch (bench) {
      case "ingest" -> {
        withValue.addAll(TIMED);
        withValue.addAll(Set.of("--jobs", "--acknowledged", "--rate"));
        flags.add("--skewed");
      }
      case "verify" -> withValue.addAll(Set.of("--acknowledged", "--connections"));
      default -> {
        withValue.addAll(TIMED);
        withValue.add("--rate");
      }
    }
    var line = CommandLine.parse(words, withValue, flags);
    return new BenchSettings(
        ServerAddress.of(line.text("--url"), environment),
        line.text("--token"),
        line.number("--connections", bench.equals("ingest") ? 8 : 2, 1, 256),
        line.number("--seconds", 30, 1, 86_400),
        line.number("--warmup", 30, 0, 3_600),
        line.number("--jobs", 200, 1, 10_000),
        line.number("--rate", 0, 0, 1_000_000),
        line.has("--skewed"),
        line.text("--acknowledged"),
        line.has("--json"));
  }
}
