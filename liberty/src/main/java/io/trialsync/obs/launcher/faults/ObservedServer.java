package io.trialsync.obs.launcher.faults;

import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.up.DataDirectory;
import io.trialsync.obs.launcher.up.LibertyServer;
import io.trialsync.obs.launcher.up.UpSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A server under test: started, watched, and killed as often as need be, always at its address. */
final class ObservedServer implements AutoCloseable {
  private final String name;
  private final UpSettings settings;
  private final DataDirectory data;
  private final Map<String, String> environment;
  private final LoopbackProxy front;
  private final HealthWatch watch;
  private LibertyServer process;

  private ObservedServer(
      String name,
      UpSettings settings,
      DataDirectory data,
      Map<String, String> environment,
      LoopbackProxy front)
      throws IOException {
    this.name = name;
    this.settings = settings;
    this.data = data;
    this.environment = environment;
    this.front = front;
    this.watch = HealthWatch.start(name, address().base());
    this.process = LibertyServer.start(settings, data, environment);
  }

  /**
   * Starts a server of that name in the folder.
   *
   * @param shared environment that all servers of the platform have
   */
  static ObservedServer start(String name, Path home, Path folder, Map<String, String> shared)
      throws IOException {
    int port = freePort();
    int management = freePort();
    Map<String, String> environment = new HashMap<>(shared);
    environment.put("OBS_HTTP_PORT", Integer.toString(port));
    environment.put("OBS_MANAGEMENT_PORT", Integer.toString(management));
    var settings =
        new UpSettings(new Checkout(home, folder), port, management, Optional.empty(), environment);
    DataDirectory data = DataDirectory.take(folder);
    return new ObservedServer(name, settings, data, environment, LoopbackProxy.to(port));
  }

  String name() {
    return name;
  }

  /** Its own address, past the proxy. */
  ServerAddress address() {
    return new ServerAddress(URI.create("http://127.0.0.1:" + settings.httpPort()));
  }

  /** Somebody who brings reports to it, by the way that can be broken. */
  Courier courier(String token) {
    URI proxy = URI.create("http://127.0.0.1:" + front.port());
    return new Courier(address(), new ServerAddress(proxy), token);
  }

  /** Somebody who brings reports to it by a way that cannot be broken. */
  Courier directCourier(String token) {
    return new Courier(address(), address(), token);
  }

  /** The way of the writers to it. */
  LoopbackProxy front() {
    return front;
  }

  HealthWatch watch() {
    return watch;
  }

  /** Waits until it is ready; from then on it has to answer at all times. */
  void awaitReady() throws InterruptedException {
    process.awaitReady();
    watch.expectLife();
  }

  /** Ends it without a word. */
  void kill() throws InterruptedException {
    watch.expectNothing();
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    process.hasEnded(Duration.ofSeconds(10));
  }

  /** Asks it to end, and gives the time that it took, or the limit. */
  Duration terminate(Duration limit) throws InterruptedException {
    watch.expectNothing();
    long start = System.nanoTime();
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
    if (!process.hasEnded(limit)) {
      kill();
      return limit;
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Starts it again at the same place, as whoever keeps services running would. */
  void startAgain(Map<String, String> more) throws IOException {
    var changed = new HashMap<>(environment);
    changed.putAll(more);
    process = LibertyServer.start(settings, data, changed);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    watch.close();
    front.close();
    data.close();
  }
}
