package io.trialsync.obs.launcher.faults;

import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./obs faults}: breaks a server of its own and tells what did not survive. */
public final class FaultsCommand {
  private static final int SECONDS_TO_STOP = 60;
  private static final String USAGE =
      """
      Usage: ./obs faults [--kills 200] [--minutes 45] [--seed 1] [--only name,name] [--short]
             ./obs faults --control
      Starts a database and a server of its own, lets 8 reporters work, breaks things, and checks
      that nothing acknowledged is lost, doubled or counted wrongly, that /readyz told the truth
      within 5 s and /healthz stayed up. Exit code 1 when something was found.
      --kills    kill -9 of the database, of the server (one in 9), of both (one in 50)
      --minutes  when nothing new is broken any more
      --seed     the same seed breaks the same things in the same order
      --only     of kill-database, kill-server, kill-both, freeze-database, database-away,
                 cut-answers, cut-database, terminate-server, clock-off, one-of-two-servers,
                 disk-full (needs root)
      --short    about two minutes, with a few of all this and the control
      --control  kills the database with synchronous_commit=off and must find losses
      """;

  private FaultsCommand() {}

  /** Runs it and gives the exit code of the process. */
  public static int run(List<String> words) {
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    var settings = FaultsSettings.parse(words);
    try {
      Path root = Files.createTempDirectory("obs-faults-");
      return run(settings, root);
    } catch (IOException | SQLException failed) {
      throw CommandException.failure("The faults could not be tried: " + failed.getMessage());
    }
  }

  private static int run(FaultsSettings settings, Path root) throws IOException, SQLException {
    System.out.println("Seed " + settings.seed() + "; everything is in " + root);
    var cleanup = new Cleanup();
    var finished = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(main, cleanup, finished), "obs-faults-stop"));
    boolean keep = true;
    try {
      Map<String, String> environment = System.getenv();
      var campaign = new Campaign(settings, Checkout.of(environment).home(), root, cleanup);
      boolean good = campaign.run(environment);
      keep = !good;
      System.out.println(
          good ? "\nNothing was lost." : "\nFAULTS WERE FOUND; look at them in " + root);
      return good ? 0 : 1;
    } catch (InterruptedException stopped) {
      keep = false;
      return 130;
    } finally {
      cleanup.run();
      if (!keep) {
        delete(root);
      }
      finished.countDown();
    }
  }

  /** On Ctrl-C: the main thread is told to stop, and takes down what it has put up. */
  private static void stop(Thread main, Cleanup cleanup, CountDownLatch finished) {
    if (finished.getCount() == 0) {
      return;
    }
    main.interrupt();
    try {
      if (!finished.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        cleanup.run();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
