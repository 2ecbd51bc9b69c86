package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trialsync.obs.server.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Prometheus or Alertmanager beside the tests, in a folder of its own, and never longer than their
 * JVM: what it prints is in {@code out.log} there, what it keeps in {@code data}.
 */
final class RunningProgram implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI address;
  private final Path folder;
  private final Process process;

  private RunningProgram(URI address, Path folder, Process process) {
    this.address = address;
    this.folder = folder;
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /**
   * One that is ready.
   *
   * @param address where it is to listen
   * @param more arguments, after those that both programs understand
   */
  static RunningProgram start(
      InstalledProgram program, URI address, Path settings, Path folder, String... more) {
    var command =
        new ArrayList<>(
            List.of(
                program.path().toString(),
                "--config.file=" + settings,
                "--web.listen-address=" + address.getAuthority(),
                "--log.level=warn"));
    command.addAll(List.of(more));
    try {
      Files.createDirectory(folder.resolve("data"));
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out.log").toFile())
              .start();
      var running = new RunningProgram(address, folder, process);
      running.awaitReady();
      return running;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void awaitReady() {
    await(address.toString())
        .atMost(LONGEST_START)
        .pollInterval(BETWEEN_LOOKS)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> !process.isAlive() || answer("/-/ready").statusCode() == 200);
    assertThat(process.isAlive()).as("it ended and said: %s", said()).isTrue();
  }

  /** What its API answers to the path. */
  JsonNode get(String path) {
    try {
      return MAPPER.readTree(answer(path).body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** What it has printed so far: warnings and errors. */
  String said() {
    try {
      return Files.readString(folder.resolve("out.log"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** An address of this machine where nobody listens now. */
  static URI freeAddress() {
    return URI.create("http://127.0.0.1:" + FreePorts.next());
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

  private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
    URI asked = address.resolve(path);
    HttpRequest request = HttpRequest.newBuilder(asked).timeout(LONGEST_START).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }
}
