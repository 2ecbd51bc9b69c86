package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Open Liberty as a child process; what it says goes to a file and not to the terminal. */
public final class LibertyServer implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(5);
  private static final Duration USUAL_START = Duration.ofSeconds(60);
  private static final int MILLIS_BETWEEN_LOOKS = 250;
  private static final int SECONDS_TO_STOP = 45;
  private static final Pattern SETTING = Pattern.compile("\"msg\":\"(Settings? [A-Z]+_[^\"]*)\"");

  private final Process process;
  private final URI base;
  private final Path log;

  private LibertyServer(Process process, URI base, Path log) {
    this.process = process;
    this.base = base;
    this.log = log;
  }

  static void stopOrphan(DataDirectory data) throws IOException {
    Orphan.stop(data.resolve("server.pid"), "ws-server.jar", "TERM");
  }

  /**
   * Starts the process and does not wait until it is ready.
   *
   * @param extra environment of the process, on top of the one of the settings
   */
  public static LibertyServer start(
      UpSettings settings, DataDirectory data, Map<String, String> extra) throws IOException {
    Path wlp = settings.checkout().home().resolve("liberty/target/liberty/wlp");
    Path output = data.resolve("server");
    DeployedApplication.forgetIfChanged(wlp.resolve("usr/servers/obs"), output);
    Path log = data.resolve("logs/server.log");
    if (Files.exists(log)) {
      Files.move(
          log, data.resolve("logs/server.previous.log"), StandardCopyOption.REPLACE_EXISTING);
    }
    copyConsoleAgent(wlp, output);
    var builder =
        new ProcessBuilder(wlp.resolve("bin/server").toString(), "run", "obs")
            .redirectError(data.resolve("logs/java.log").toFile())
            .redirectOutput(log.toFile());
    builder.environment().putAll(settings.environment());
    builder.environment().putAll(extra);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("WLP_OUTPUT_DIR", output.toString());
    builder.environment().put("LOG_DIR", data.resolve("logs").toString());
    Process process = builder.start();
    Files.writeString(data.resolve("server.pid"), process.pid() + "\n");
    return new LibertyServer(process, URI.create("http://127.0.0.1:" + settings.httpPort()), log);
  }

  /** To where {@code jvm.options} seeks it: in the folder that the process runs in. */
  private static void copyConsoleAgent(Path wlp, Path output) throws IOException {
    Path agent = Path.of("resources/obs-console.jar");
    Path copy = output.resolve("obs").resolve(agent);
    Files.createDirectories(copy.getParent());
    Files.copy(
        wlp.resolve("usr/servers/obs").resolve(agent), copy, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Waits until the server says that it is ready, or says why it never will. */
  public void awaitReady() throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    long start = System.nanoTime();
    boolean told = false;
    while (!isReady(client)) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (!process.isAlive()) {
        throw CommandException.failure(whyItEnded());
      }
      if (waited.compareTo(LONGEST_START) > 0) {
        throw CommandException.failure(
            "The server is not ready after 5 minutes; %s/readyz and the log %s say why."
                .formatted(base, log));
      }
      if (!told && waited.compareTo(USUAL_START) > 0) {
        told = true;
        System.out.println("Still starting after a minute; what the server says is in " + log);
      }
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
    }
  }

  private boolean isReady(HttpClient client) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(base.resolve("/readyz")).timeout(Duration.ofSeconds(10)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  /** Why a server ended without being asked: its own words, a line each, or where they are. */
  String whyItEnded() {
    try (Stream<String> lines = Files.lines(log)) {
      String wrongSettings =
          lines
              .map(SETTING::matcher)
              .filter(Matcher::find)
              .map(line -> line.group(1))
              .collect(Collectors.joining("\n"));
      return wrongSettings.isEmpty()
          ? "The server ended by itself; what it said last is in " + log + "."
          : wrongSettings;
    } catch (IOException unreadable) {
      return "The server ended by itself and left no log at " + log + ".";
    }
  }

  /** Waits at most so long for the end of the server, and says whether it has come. */
  public boolean hasEnded(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  URI base() {
    return base;
  }

  /** Process number. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
