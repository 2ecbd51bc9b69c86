package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerCalls;
import io.trialsync.obs.launcher.up.OwnServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code ./obs scenarios}: how much of what is wrong the checks find, and how often they err. */
public final class ScenariosCommand {
  private static final String USAGE =
      """
      Usage: ./obs scenarios [--seed 1] [--only halved]
      Makes histories of jobs of which is known what is wrong with which run: seasons, growth,
      outages, halved tables, nulls, renamed columns, backfills, reruns, … Sends them to a server of
      its own, as workers do, and compares what its checks say with what is known: precision (share
      of the alarms that were right) and recall (share of the bad runs that were found), next to
      those of two plain rules: further than 3 standard deviations from the mean of the last 14
      values, and a change of more than 30 %. Exit code 1 when a check is below its bar; with --only
      there is none. What is called bad is written in liberty/QUALITY.md.
      --seed   the same seed makes the same histories
      --only   one kind of history; a wrong name tells which there are
      """;

  /** What is sent is of the past, and must not be taken away as too old. */
  private static final Map<String, String> SETTINGS = Map.of("OBS_RETENTION_DAYS", "3650");

  private ScenariosCommand() {}

  /** Runs it and gives the exit code of the process. */
  public static int run(List<String> words) {
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    var settings = ScenariosSettings.parse(words);
    try {
      return onOwnServer(settings) ? 0 : 1;
    } catch (IOException failed) {
      throw CommandException.failure("The server could not be run: " + failed.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  private static boolean onOwnServer(ScenariosSettings settings)
      throws IOException, InterruptedException {
    OwnServer server = OwnServer.start(Checkout.of(System.getenv()).home(), "scenarios", SETTINGS);
    Thread stop = server.stopper();
    Runtime.getRuntime().addShutdownHook(stop);
    boolean good;
    try {
      server.awaitReady();
      var calls = new ServerCalls(server.address(), server.token());
      good = new Trial(settings, calls, System.out).run();
    } finally {
      server.close();
      Runtime.getRuntime().removeShutdownHook(stop);
    }
    server.forget();
    return good;
  }
}
