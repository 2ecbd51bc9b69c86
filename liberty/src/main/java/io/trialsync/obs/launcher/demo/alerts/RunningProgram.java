package io.trialsync.obs.launcher.demo.alerts;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.up.Orphan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the demo; what it prints goes to a file. */
final class RunningProgram {
  private static final Duration LONGEST_START = Duration.ofSeconds(30);
  private static final int SECONDS_TO_STOP = 15;
  private static final int MILLIS_BETWEEN_LOOKS = 100;

  private final Path file;
  private final Process process;
  private final URI base;
  private final Path log;

  private RunningProgram(Path file, Process process, URI base, Path log) {
    this.file = file;
    this.process = process;
    this.base = base;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param folder in which it runs, and by whose name in its command line it is known as ours
   * @param base where it will listen
   */
  static RunningProgram start(Path file, Path folder, URI base, Path log, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Files.writeString(pidFile(file, folder), process.pid() + "\n");
    return new RunningProgram(file, process, base, log);
  }

  /** Ends one that a killed launcher has left in that folder. */
  static void stopOrphan(Path file, Path folder) throws IOException {
    Orphan.stop(pidFile(file, folder), folder.toString(), "TERM");
  }

  private static Path pidFile(Path file, Path folder) {
    return folder.resolve(file.getFileName() + ".pid");
  }

  /** Where it listens. */
  URI base() {
    return base;
  }

  /** Waits until it says that it is ready. */
  void awaitReady() throws InterruptedException {
    long start = System.nanoTime();
    while (!isReady()) {
      requireAlive();
      if (System.nanoTime() - start > LONGEST_START.toNanos()) {
        throw CommandException.failure(
            "%s is not ready after %d s; what it says is in %s."
                .formatted(file, LONGEST_START.toSeconds(), log));
      }
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
    }
  }

  /** Fails with one sentence when it has ended by itself. */
  void requireAlive() {
    if (!process.isAlive()) {
      throw CommandException.failure(
          "%s has ended by itself; what it said is in %s.".formatted(file, log));
    }
  }

  private boolean isReady() throws InterruptedException {
    var request =
        HttpRequest.newBuilder(base.resolve("/-/ready")).timeout(Duration.ofSeconds(5)).build();
    try {
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  /** Asks it to end. */
  void askToEnd() {
    process.destroy();
  }

  /** Waits for its end, and ends it when it takes too long. */
  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
