package io.trialsync.obs.launcher.faults;

import io.trialsync.obs.launcher.token.DevIssuer;
import io.trialsync.obs.launcher.token.DevIssuerSecret;
import io.trialsync.obs.launcher.up.DataDirectory;
import io.trialsync.obs.launcher.up.DatabaseAddress;
import io.trialsync.obs.launcher.up.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A database and one or two servers on it, made to be broken. */
final class Platform {
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);

  private final Path root;
  private final Path home;
  private final DataDirectory data;
  private final EmbeddedDatabase database;
  private final DatabaseKeeper keeper;
  private final LoopbackProxy back;
  private final DevIssuerSecret secret;
  private final Map<String, String> shared;
  private final Outages outages = new Outages();
  private final List<ObservedServer> servers = new CopyOnWriteArrayList<>();

  private Platform(Path root, Path home, DataDirectory data, EmbeddedDatabase database)
      throws IOException {
    this.root = root;
    this.home = home;
    this.data = data;
    this.database = database;
    this.keeper = DatabaseKeeper.of(database);
    this.back = LoopbackProxy.to(portOf(database.address()));
    this.secret = DevIssuerSecret.readOrCreate(root);
    this.shared = environment();
  }

  /**
   * Starts a database in the folder, and no server yet.
   *
   * @param home folder of the checkout
   */
  static Platform open(Path root, Path home) throws IOException {
    DataDirectory data = DataDirectory.take(root);
    return new Platform(root, home, data, EmbeddedDatabase.start(data));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(key -> key.startsWith("OBS_") || key.startsWith("ALERT_"));
    DatabaseAddress direct = database.address();
    environment.put("OBS_DB_URL", direct.url().replaceFirst(":\\d+/", ":" + back.port() + "/"));
    environment.put("OBS_DB_USER", direct.user());
    environment.put("OBS_DB_PASSWORD", direct.password());
    environment.put("OBS_DEV_ISSUER_SECRET", secret.base64Url());
    // The checker asks for every run, one after the other.
    environment.put("OBS_HISTORY_RATE", "0");
    environment.put("OBS_HISTORY_CLIENT_RATE", "0");
    return environment;
  }

  /** Starts one more server on the database and waits until it is ready. */
  ObservedServer addServer() throws IOException, InterruptedException {
    String name = "server-" + (servers.size() + 1);
    var server = ObservedServer.start(name, home, root.resolve(name), shared);
    // First of all known, so that it is taken down whatever happens.
    servers.add(server);
    server.awaitReady();
    return server;
  }

  /** Takes the server away for good. */
  void removeServer(ObservedServer server) throws IOException, InterruptedException {
    servers.remove(server);
    server.close();
  }

  List<ObservedServer> servers() {
    return List.copyOf(servers);
  }

  /** A token for the tenant that no clock of a server finds too old or too new. */
  String token(String tenant) {
    Instant longAgo = Instant.now().minus(Duration.ofHours(3));
    return DevIssuer.sign(
        secret, "obs.read obs.write", tenant, "faults", longAgo, Duration.ofHours(24));
  }

  /** The way of the servers to the database. */
  LoopbackProxy back() {
    return back;
  }

  Outages outages() {
    return outages;
  }

  DatabaseProcesses processes() {
    return new DatabaseProcesses(databaseFiles());
  }

  /** Where the database keeps its files. */
  Path databaseFiles() {
    return data.resolve("postgres");
  }

  /** Starts it again when it has ended, unless told not to. */
  DatabaseKeeper keeper() {
    return keeper;
  }

  /** The database itself, past the proxy. */
  DatabaseAddress database() {
    return database.address();
  }

  /** Waits until the database lets somebody in. */
  void awaitDatabase() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_RECOVERY.toNanos();
    while (!databaseAnswers() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean databaseAnswers() {
    try (var connection = database.address().connect()) {
      return connection.isValid(1);
    } catch (SQLException away) {
      return false;
    }
  }

  private static int portOf(DatabaseAddress address) {
    return Integer.parseInt(address.url().replaceFirst(".*:(\\d+)/.*", "$1"));
  }

  /** Ends everything, without asking. */
  void close() throws IOException, InterruptedException {
    for (ObservedServer server : servers) {
      server.close();
    }
    back.close();
    keeper.close();
    processes().thaw();
    processes().kill();
    data.close();
  }
}
