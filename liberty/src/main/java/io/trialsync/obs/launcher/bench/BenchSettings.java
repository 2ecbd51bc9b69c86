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
 * @param ingestRate events per second that come in while something else is measured, 0 for none
 * @param skewed whether half of the runs belong to a tenth of the jobs
 * @param acknowledged file of acknowledged events, when one was asked for
 * @param against another server to compare with, measured in turns of {@code slice} seconds
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
    int ingestRate,
    boolean skewed,
    @Nullable String acknowledged,
    @Nullable ServerAddress against,
    @Nullable String againstToken,
    int slice,
    boolean json) {

  private static final Set<String> COMMON = Set.of("--url", "--token");
  private static final Set<String> TIMED =
      Set.of(
          "--connections",
          "--seconds",
          "--minutes",
          "--warmup",
          "--rate",
          "--jobs",
          "--against",
          "--against-token",
          "--slice");
  private static final int MOST_SECONDS = 86_400;

  static BenchSettings parse(String bench, List<String> words, Map<String, String> environment) {
    var withValue = new HashSet<>(COMMON);
    var flags = new HashSet<>(Set.of("--json"));
    switch (bench) {
      case "ingest" -> {
        withValue.addAll(TIMED);
        withValue.add("--acknowledged");
        flags.add("--skewed");
      }
      case "verify" -> withValue.addAll(Set.of("--acknowledged", "--connections"));
      default -> {
        withValue.addAll(TIMED);
        withValue.add("--ingest-rate");
        flags.add("--skewed");
      }
    }
    var line = CommandLine.parse(words, withValue, flags);
    String against = line.text("--against");
    return new BenchSettings(
        ServerAddress.of(line.text("--url"), environment),
        line.text("--token"),
        line.number("--connections", bench.equals("ingest") ? 8 : 2, 1, 256),
        line.text("--minutes") == null
            ? line.number("--seconds", 30, 1, MOST_SECONDS)
            : 60 * line.number("--minutes", 1, 1, MOST_SECONDS / 60),
        line.number("--warmup", 30, 0, 3_600),
        line.number("--jobs", 200, 1, 10_000),
        line.number("--rate", 0, 0, 1_000_000),
        line.number("--ingest-rate", 0, 0, 1_000_000),
        line.has("--skewed"),
        line.text("--acknowledged"),
        against == null ? null : ServerAddress.parse("--against", against),
        line.text("--against-token"),
        line.number("--slice", 5, 1, 3_600),
        line.has("--json"));
  }
}
