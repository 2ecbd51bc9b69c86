package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.bench.fill.FillCommand;
import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The words after {@code ./obs bench}: ingest, history, metrics or verify. */
public final class BenchCommand {
  private static final int FAULTS_SHOWN = 10;
  private static final String USAGE =
      """
      Usage: ./obs bench ingest   send OpenLineage START and COMPLETE events
             ./obs bench history  read the jobs list, runs of a job, and single runs
             ./obs bench metrics  read /metrics and /healthz
             ./obs bench fill     make a history to measure on
             ./obs bench verify   ask for every run that an ingest bench has recorded
      Options: --connections N   at the same time (ingest 8, else 2)
               --seconds 30      measured, after --warmup 30 in which a fresh server compiles itself
               --rate N          requests a second in all, instead of as fast as answers come
               --jobs 200        jobs that ingest spreads its runs over; --skewed for a busy tenth
               --acknowledged F  ingest: append what was acknowledged to F; verify: check F
               --url U --token T another server (or OBS_URL, OBS_TOKEN)
               --json            the result as one line of JSON
      """;

  private final Map<String, String> environment;

  private BenchCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs the bench and gives the exit code of the process. */
  public static int run(List<String> arguments) {
    try {
      return new BenchCommand(System.getenv()).start(arguments);
    } catch (CommandException e) {
      System.err.println(e.getMessage());
      return e.exitCode();
    }
  }

  private int start(List<String> arguments) {
    String bench = arguments.isEmpty() ? "" : arguments.get(0);
    if (bench.equals("fill")) {
      return FillCommand.run(arguments.subList(1, arguments.size()), environment);
    }
    if (List.of("", "help", "--help", "-h").contains(bench) || arguments.contains("--help")) {
      System.out.print(USAGE);
      return bench.isEmpty() ? 2 : 0;
    }
    if (!List.of("ingest", "history", "metrics", "verify").contains(bench)) {
      throw CommandException.usage(
          "\"" + bench + "\" is not a bench; there are ingest, history, metrics and verify.");
    }
    var words = arguments.subList(1, arguments.size());
    var settings = BenchSettings.parse(bench, words, environment);
    return switch (bench) {
      case "ingest" -> show(settings, ingest(settings));
      case "history" -> show(settings, history(settings));
      case "metrics" -> show(settings, metrics(settings));
      default -> verify(settings);
    };
  }

  private BenchResult ingest(BenchSettings settings) {
    settings.address().requireAnswer();
    String token = AccessToken.of(settings.token(), environment, "obs.write");
    @Nullable Acknowledgements acknowledgements =
        settings.acknowledged() == null ? null : Acknowledgements.append(settings.acknowledged());
    var runIds = new RunIds(ThreadLocalRandom.current().nextLong());
    return new LoadGenerator(settings)
        .run(
            "ingest",
            IngestConversation.KINDS,
            () ->
                new IngestConversation(
                    settings, token, Clock.systemUTC(), runIds, acknowledgements));
  }

  private BenchResult history(BenchSettings settings) {
    settings.address().requireAnswer();
    String token = AccessToken.of(settings.token(), environment, "obs.read");
    return read(
        "history", settings, HistoryRequests.KINDS, new HistoryRequests(settings, token).make());
  }

  private BenchResult metrics(BenchSettings settings) {
    var address = settings.address().requireAnswer();
    String token = AccessToken.of(settings.token(), environment, "obs.read");
    return read(
        "metrics",
        settings,
        List.of("/metrics", "/healthz"),
        List.of(
            List.of(Requests.getCompressed(address, token, "/metrics")),
            List.of(Requests.get(address, token, "/healthz"))));
  }

  private static BenchResult read(
      String bench, BenchSettings settings, List<String> kinds, List<List<byte[]>> requests) {
    var turn = new AtomicInteger();
    return new LoadGenerator(settings)
        .run(bench, kinds, () -> new ReadConversation(requests, turn));
  }

  private static int show(BenchSettings settings, BenchResult result) {
    System.out.print(settings.json() ? result.json() + "\n" : "\n" + result.table());
    return result.answers() > 0 ? 0 : 1;
  }

  private int verify(BenchSettings settings) {
    if (settings.acknowledged() == null) {
      throw CommandException.usage(
          "bench verify needs --acknowledged and the file that bench ingest has written.");
    }
    Map<String, Boolean> runs = Acknowledgements.read(settings.acknowledged());
    settings.address().requireAnswer();
    String token = AccessToken.of(settings.token(), environment, "obs.read");
    List<String> faults = new AcknowledgedCheck(settings, token).findFaults(runs);
    faults.stream().limit(FAULTS_SHOWN).forEach(System.err::println);
    System.out.printf(
        Locale.ROOT,
        "%,d acknowledged runs (%,d of them ended) asked for, %,d of them not as acknowledged%n",
        runs.size(),
        runs.values().stream().filter(ended -> ended).count(),
        faults.size());
    return faults.isEmpty() ? 0 : 1;
  }
}
