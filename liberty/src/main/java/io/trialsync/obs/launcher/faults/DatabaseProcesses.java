package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All processes of a PostgreSQL, known by the number in its {@code postmaster.pid}. */
final class DatabaseProcesses {
  private final Path pidFile;

  DatabaseProcesses(Path files) {
    pidFile = files.resolve("postmaster.pid");
  }

  /** Ends all of them at once, as when the machine fails: nobody may write anything any more. */
  void kill() throws IOException {
    signal("KILL");
  }

  /** Makes them stand still, connections open. */
  void freeze() throws IOException {
    signal("STOP");
  }

  /** Lets them go on. */
  void thaw() throws IOException {
    signal("CONT");
  }

  private void signal(String name) throws IOException {
    List<String> pids = pids();
    if (pids.isEmpty()) {
      return;
    }
    var command = new ArrayList<>(List.of("kill", "-" + name));
    command.addAll(pids);
    try {
      // One of them may have ended by itself meanwhile; the others have got the signal all the
      // same.
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** The postmaster first: it would start others in the place of those that end. */
  private List<String> pids() throws IOException {
    if (!Files.exists(pidFile)) {
      return List.of();
    }
    String first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
    if (!first.matches("[0-9]{1,10}")) {
      return List.of();
    }
    return ProcessHandle.of(Long.parseLong(first)).stream()
        .filter(process -> process.info().commandLine().orElse("").contains("postgres"))
        .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
        .map(process -> Long.toString(process.pid()))
        .toList();
  }
}
