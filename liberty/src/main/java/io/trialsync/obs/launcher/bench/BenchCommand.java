package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.bench.fill.FillCommand;
import io.trialsync.obs.launcher.bench.judge.JudgeCommand;
import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words after {@code ./obs bench}. */
public final class BenchCommand {
  private static final int FAULTS_SHOWN = 10;
  private static final String USAGE =
      """
      Usage: ./obs bench ingest   send OpenLineage START and COMPLETE events
             ./obs bench history  read the jobs list, runs of a job, and single runs
             ./obs bench metrics  read /metrics and /healthz
             ./obs bench fill     make a history to measure on; see ./obs bench fill --help
             ./obs bench recount  compare the sums per job and day with the runs themselves
             ./obs bench judge    judge stages with many columns; see ./obs bench judge --help
             ./obs bench verify   ask for every run that an ingest bench has recorded
      Options: --connections N   at the same time (ingest 8, else 2)
               --seconds 30      measured (or --minutes), after --warmup 30 in which a fresh server
                                 compiles itself
               --rate N          requests a second in all, instead of as fast as answers come
               --ingest-rate N   history, metrics: so many events a second come in meanwhile
               --jobs 200        jobs that ingest spreads its runs over; --skewed for a busy tenth
               --acknowledged F  ingest: append what was acknowledged to F; verify: check F
               --url U --token T another server (or OBS_URL, OBS_TOKEN)
               --against U --against-token T
                                 compare with a second server, in turns of --slice 5 seconds
               --json            the result as one line of JSON
      What ingest costs the database is read where ./obs up or OBS_DB_URL shows the way to it.
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
    if (bench.equals("recount")) {
      return RecountCommand.run(arguments.subList(1, arguments.size()), environment);
    }
    if (bench.equals("judge")) {
      return JudgeCommand.run(arguments.subList(1, arguments.size()), environment);
    }
    if (List.of("", "help", "--help", "-h").contains(bench) || arguments.contains("--help")) {
      System.out.print(USAGE);
      return bench.isEmpty() ? 2 : 0;
    }
    if (!List.of("ingest", "history", "metrics", "verify").contains(bench)) {
      throw CommandException.usage(
          "\"%s\" is not a bench; there are ingest, history, metrics, judge, fill, recount and verify."
              .formatted(bench));
    }
    var words = arguments.subList(1, arguments.size());
    var settings = BenchSettings.parse(bench, words, environment);
    if (bench.equals("verify")) {
      return verify(settings);
    }
    return settings.against() == null
        ? measure(bench, settings)
        : compare(bench, settings, settings.against());
  }

  private int measure(String bench, BenchSettings settings) {
    List<Load> loads = loads(bench, settings, settings.address(), settings.token());
    // Another server has another database than the one that can be reached from here.
    boolean own =
        settings.address().equals(ServerAddress.of(null, withoutUrl())) && bench.equals("ingest");
    Optional<DatabaseCounters> before = own ? DatabaseCounters.read(environment) : Optional.empty();
    boolean reads = bench.equals("metrics") && !settings.json();
    StateReadings readings =
        reads ? StateReadings.now(settings, environment) : StateReadings.in("");
    List<BenchResult> results =
        new LoadGenerator(settings.warmup(), settings.seconds(), true).run(loads);
    var report =
        new BenchReport(
            results,
            before.flatMap(known -> known.costOf(results.get(0).goodInAll(), environment)));
    System.out.print(settings.json() ? report.json() + "\n" : "\n" + report.table());
    if (reads) {
      System.out.println(StateReadings.now(settings, environment).since(readings));
    }
    return report.hasAnswers() ? 0 : 1;
  }

  private int compare(String bench, BenchSettings settings, ServerAddress other) {
    String otherToken =
        settings.againstToken() == null ? settings.token() : settings.againstToken();
    ComparisonReport report =
        new Comparison(
                settings,
                loads(bench, settings, settings.address(), settings.token()),
                loads(bench, settings, other, otherToken))
            .run();
    System.out.print(settings.json() ? report.json() + "\n" : "\n" + report.table());
    return report.hasAnswers() ? 0 : 1;
  }

  private List<Load> loads(
      String bench, BenchSettings settings, ServerAddress address, @Nullable String token) {
    var target =
        new Target(
            address.requireAnswer(), AccessToken.of(token, environment, "obs.read obs.write"));
    @Nullable Acknowledgements acknowledgements =
        settings.acknowledged() == null ? null : Acknowledgements.append(settings.acknowledged());
    return new BenchLoads(settings, target, acknowledgements).of(bench);
  }

  private Map<String, String> withoutUrl() {
    var local = new HashMap<>(environment);
    local.remove("OBS_URL");
    return local;
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
