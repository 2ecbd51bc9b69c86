package io.trialsync.obs.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The embedded PostgreSQL of a server under test, for tests in which the database goes away. */
public final class DatabaseProcess {
  private final Path files;
  private final Path binaries;

  DatabaseProcess(Path dataDirectory) {
    files = dataDirectory.resolve("postgres");
    binaries = dataDirectory.resolve("postgres-binaries");
  }

  /** Stops it as a crash would: nobody is waited for. */
  public void crash() {
    control("stop", "-m", "immediate");
  }

  /** Starts it again as it was started before. */
  public void start() throws IOException {
    String command = Files.readString(files.resolve("postmaster.opts")).strip();
    String options = command.substring(command.indexOf(" \"-p\"")).replace("\"", "'");
    control("start", "-o", options, "-l", files.resolveSibling("logs/postgres.log").toString());
  }

  /** Makes it stand still, connections open. */
  public void freeze() {
    processes().forEach(pid -> run(List.of("kill", "-STOP", pid)));
  }

  /** Lets it go on after {@link #freeze()}. */
  public void thaw() {
    processes().forEach(pid -> run(List.of("kill", "-CONT", pid)));
  }

  private List<String> processes() {
    try {
      long postmaster =
          Long.parseLong(Files.readAllLines(files.resolve("postmaster.pid")).get(0).strip());
      ProcessHandle parent = ProcessHandle.of(postmaster).orElseThrow();
      return Stream.concat(Stream.of(parent), parent.descendants())
          .map(process -> Long.toString(process.pid()))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void control(String action, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program("pg_ctl").toString(), "-w", "-D", files.toString(), action));
    command.addAll(List.of(arguments));
    run(command);
  }

  private Path program(String name) {
    try (Stream<Path> all = Files.walk(binaries, 3)) {
      return all.filter(path -> path.endsWith("bin/" + name)).findFirst().orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void run(List<String> command) {
    try {
      int exitCode =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (exitCode != 0) {
        throw new IllegalStateException(command + " ended with " + exitCode);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
