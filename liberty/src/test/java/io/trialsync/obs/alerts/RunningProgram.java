package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs beside the tests in a folder of its own, and never longer than their JVM:
 * what it prints is in {@code out.log} there.
 */
final class RunningProgram implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path folder;
  private final Process process;

  private RunningProgram(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  static RunningProgram start(InstalledProgram program, Path folder, List<String> arguments) {
    var command = new ArrayList<>(List.of(program.path().toString()));
    command.addAll(arguments);
    try {
      return new RunningProgram(
          folder,
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out.log").toFile())
              .start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until the address answers 200. */
  void awaitReady(URI address) {
    await(address.toString())
        .atMost(LONGEST_START)
        .pollInterval(BETWEEN_LOOKS)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> !process.isAlive() || answers(address));
    assertThat(process.isAlive()).as("it ended and said: %s", said()).isTrue();
  }

  /** What it has printed so far. */
  String said() {
    try {
      return Files.readString(folder.resolve("out.log"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A port that nobody listens on now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** Asks it to end, and ends it when it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException impatient) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static boolean answers(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST_START).build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
  }
}
