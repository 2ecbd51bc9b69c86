package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** {@code ./obs up}: starts everything, says READY, and stops everything on Ctrl-C or SIGTERM. */
public final class UpCommand {
  private static final String USAGE =
      """
      Usage: ./obs up
      Builds what has changed, starts PostgreSQL and the server, and prints READY with the address.
      Ctrl-C or SIGTERM stops both; reports, logs and the token secret stay in OBS_DATA_DIR.
      Settings are environment variables; those of this machine are
        OBS_HTTP_PORT        9080   reports, history, /metrics
        OBS_MANAGEMENT_PORT  9081   Liberty's own pages, on 127.0.0.1 only
        OBS_DATA_DIR         .obs   in the checkout; give the other commands the same one
        OBS_DB_URL                  a database of yours instead of an embedded one, as
                                    jdbc:postgresql://host:5432/name, with OBS_DB_USER and
                                    OBS_DB_PASSWORD
      All others are in liberty/server.env.example, and may stand in a YAML file instead that
      OBS_CONFIG_FILE names.
      """;

  private UpCommand() {}

  /** Runs until the server ends; gives the exit code of the process. */
  public static int run(List<String> words) {
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    CommandLine.parse(words, Set.of(), Set.of());
    long start = System.nanoTime();
    UpSettings settings = UpSettings.of(System.getenv());
    try {
      ObsInstance instance = ObsInstance.start(settings);
      AtomicBoolean stopping = new AtomicBoolean();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(instance, stopping), "obs-up-stop"));
      try {
        instance.awaitReady();
        announce(instance, settings, start);
        instance.awaitEnd();
      } catch (CommandException ended) {
        // Asked to stop while it was starting: the end is no failure.
        return endOf(stopping, ended.getMessage());
      }
      return endOf(stopping, instance.whyItEnded());
    } catch (IOException failed) {
      throw CommandException.failure("The server cannot be started: " + failed.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void announce(ObsInstance instance, UpSettings settings, long start) {
    System.out.println("READY " + instance.base());
    System.out.printf(
        "Started in %d s; logs are in %s; Ctrl-C stops it.%n"
            + "In another terminal, ./obs demo fills it with a week of runs.%n",
        (System.nanoTime() - start) / 1_000_000_000,
        settings.checkout().dataDirectory().resolve("logs"));
  }

  private static int endOf(AtomicBoolean stopping, @Nullable String why) {
    if (!stopping.get()) {
      System.err.println(why);
      return 1;
    }
    return 0;
  }

  private static void stop(ObsInstance instance, AtomicBoolean stopping) {
    stopping.set(true);
    System.out.println("Stopping …");
    try {
      instance.close();
      System.out.println("Stopped.");
    } catch (IOException failed) {
      System.err.println("Not everything could be stopped: " + failed.getMessage());
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
