package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that a killed launcher left behind, known by the file with its number. */
public final class Orphan {
  private static final int SECONDS_TO_END = 30;

  private Orphan() {}

  /** Ends the process of that file, if it lives and its command line shows that it is ours. */
  public static void stop(Path pidFile, String mark, String signal) throws IOException {
    Optional<ProcessHandle> orphan = find(pidFile, mark);
    if (orphan.isEmpty()) {
      return;
    }
    String pid = Long.toString(orphan.get().pid());
    System.out.println("Stopping process " + pid + ", left behind by an earlier ./obs …");
    try {
      new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
      orphan.get().onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stubborn) {
      throw CommandException.failure(
          "Process " + pid + " of an earlier ./obs does not end: kill it and try again.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<ProcessHandle> find(Path pidFile, String mark) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    String first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
    if (!first.matches("[0-9]{1,10}")) {
      return Optional.empty();
    }
    // The number may belong to somebody else by now.
    return ProcessHandle.of(Long.parseLong(first))
        .filter(process -> process.info().commandLine().orElse("").contains(mark));
  }
}
