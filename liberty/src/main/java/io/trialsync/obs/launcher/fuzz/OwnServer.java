package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.token.DevIssuer;
import io.trialsync.obs.launcher.up.ObsInstance;
import io.trialsync.obs.launcher.up.UpSettings;
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

/** A server with a database of its own, in a folder that goes when it goes. */
final class OwnServer implements AutoCloseable {
  /** Limits would answer most of what is sent, and hide what lies behind them. */
  private static final List<String> UNLIMITED =
      List.of("HISTORY", "HISTORY_CLIENT", "BAD_TOKEN", "INGEST");

  private static final Duration TOKEN_TTL = Duration.ofHours(6);

  private final Path folder;
  private final ObsInstance instance;

  private OwnServer(Path folder, ObsInstance instance) {
    this.folder = folder;
    this.instance = instance;
  }

  /** Starts it; it is not ready yet. */
  static OwnServer start(Path home) throws IOException {
    Path folder = Files.createTempDirectory("obs-fuzz-");
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(key -> key.startsWith("OBS_") || key.startsWith("ALERT_"));
    UNLIMITED.forEach(what -> environment.put("OBS_" + what + "_RATE", "0"));
    var settings =
        new UpSettings(
            new Checkout(home, folder), freePort(), freePort(), Optional.empty(), environment);
    return new OwnServer(folder, ObsInstance.start(settings));
  }

  void awaitReady() throws InterruptedException {
    instance.awaitReady();
  }

  ServerAddress address() {
    return new ServerAddress(instance.base());
  }

  /** A token that may do everything, in a tenant that has nothing. */
  String token() {
    return DevIssuer.sign(
        instance.secret(),
        "obs.read obs.write obs.admin obs.alerts",
        "fuzz",
        "fuzz",
        Instant.now(),
        TOKEN_TTL);
  }

  ServerHeap heap() {
    return new ServerHeap(instance.serverPid());
  }

  Path logs() {
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

  /** Removes what it has left. */
  void forget() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
