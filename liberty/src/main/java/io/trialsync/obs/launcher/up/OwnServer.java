package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.token.DevIssuer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A server with a database of its own, for one command, in a folder that goes when it goes. */
public final class OwnServer implements AutoCloseable {
  /** Limits would answer most of what is sent, and hide what lies behind them. */
  private static final List<String> UNLIMITED =
      List.of("HISTORY", "HISTORY_CLIENT", "BAD_TOKEN", "INGEST");

  private static final Duration TOKEN_TTL = Duration.ofHours(6);

  private final String name;
  private final Path folder;
  private final ObsInstance instance;

  private OwnServer(String name, Path folder, ObsInstance instance) {
    this.name = name;
    this.folder = folder;
    this.instance = instance;
  }

  /**
   * Starts it; it is not ready yet.
   *
   * @param name of the command, for the folder and the token
   * @param more settings, besides those that take the limits away
   */
  public static OwnServer start(Path home, String name, Map<String, String> more)
      throws IOException {
    Path folder = Files.createTempDirectory("obs-" + name + "-");
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(key -> key.startsWith("OBS_") || key.startsWith("ALERT_"));
    UNLIMITED.forEach(what -> environment.put("OBS_" + what + "_RATE", "0"));
    environment.putAll(more);
    var settings =
        new UpSettings(
            new Checkout(home, folder), freePort(), freePort(), Optional.empty(), environment);
    return new OwnServer(name, folder, ObsInstance.start(settings));
  }

  /** Waits until {@code /readyz} answers 200. */
  public void awaitReady() throws InterruptedException {
    instance.awaitReady();
  }

  /** Where it answers. */
  public ServerAddress address() {
    return new ServerAddress(instance.base());
  }

  /** A token that may do everything, in a tenant that has nothing. */
  public String token() {
    return DevIssuer.sign(
        instance.secret(),
        "obs.read obs.write obs.admin obs.alerts",
        name,
        name,
        Instant.now(),
        TOKEN_TTL);
  }

  /** Process number of the server. */
  public long pid() {
    return instance.serverPid();
  }

  /** Folder of its logs. */
  public Path logs() {
    return folder.resolve("logs");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Stops it and leaves its folder, for whoever wants to look. */
  @Override
  public void close() throws IOException, InterruptedException {
    instance.close();
  }

  /** Stops it when the process is told to end. */
  public Thread stopper() {
    return new Thread(this::stop, "obs-" + name + "-stop");
  }

  private void stop() {
    try {
      close();
    } catch (IOException failed) {
      System.err.println("Not everything could be stopped: " + failed.getMessage());
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** Removes what it has left. */
  public void forget() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
