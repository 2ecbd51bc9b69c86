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
      Starts the server and, without OBS_DB_URL, a PostgreSQL of its own; Ctrl-C stops both.
      Settings (environment variables): OBS_HTTP_PORT 9080, OBS_MANAGEMENT_PORT 9081,
      OBS_DATA_DIR .obs, OBS_DB_URL, and all others of liberty/server.env.example.
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
        "Started in %d s; logs are in %s; Ctrl-C stops it.%n",
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
