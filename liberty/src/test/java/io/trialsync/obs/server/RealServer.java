package io.trialsync.obs.server;

import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.token.DevIssuer;
import io.trialsync.obs.launcher.up.DatabaseAddress;
import io.trialsync.obs.launcher.up.ObsInstance;
import io.trialsync.obs.launcher.up.UpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real server with a real database, started once for all integration tests of a JVM by the code
 * that {@code ./obs up} runs, on free ports and in a folder of its own.
 */
public final class RealServer {

  /** Not the usual ones, so that tests need not wait a minute and can come from other addresses. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "OBS_READ_SECONDS", "5",
          "OBS_BODY_SECONDS", "20",
          "OBS_BAD_TOKEN_RATE", "40",
          "OBS_TRUSTED_PROXIES", "127.0.0.1",
          "OBS_CORS_ORIGINS", "https://grafana.example.org",
          "OBS_HSTS_SECONDS", "86400");

  /**
   * Compiling well what runs for a minute or two would only take the cores from the other tests.
   */
  private static final Map<String, String> OF_SHORT_LIFE =
      Map.of("JVM_ARGS", "-XX:TieredStopAtLevel=1");

  /** A tenant that the operators of this server have disabled. */
  static final String DISABLED_TENANT = "disabled-tenant";

  private final ObsInstance instance;
  private final int managementPort;
  private final Path dataDirectory;

  private RealServer(ObsInstance instance, int managementPort, Path dataDirectory) {
    this.instance = instance;
    this.managementPort = managementPort;
    this.dataDirectory = dataDirectory;
  }

  /** The one of this JVM, ready; the first caller waits for its start. */
  public static RealServer get() {
    return Holder.SERVER;
  }

  /** Another one with more settings, ready, until the JVM ends. */
  public static RealServer startWith(Map<String, String> settings) {
    return Holder.start(withShortLife(settings), Optional.empty());
  }

  /** Another one on the database of this one, ready, until the JVM ends. */
  RealServer startBeside(Map<String, String> settings) {
    return Holder.start(withShortLife(settings), Optional.of(databaseAddress()));
  }

  private static Map<String, String> withShortLife(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(OF_SHORT_LIFE);
    return all;
  }

  /** Address of the public port. */
  public URI base() {
    return instance.base();
  }

  /** Port of Liberty's own pages, on the loopback address only. */
  public int managementPort() {
    return managementPort;
  }

  /** A token of the development issuer; without a tenant claim when the tenant is null. */
  public String token(String scope, @Nullable String tenant) {
    return DevIssuer.sign(
        instance.secret(), scope, tenant, "test", Instant.now(), Duration.ofHours(1));
  }

  /** A connection to the server's database, as the server's own role. */
  public Connection connect() throws SQLException {
    return instance.database().connect();
  }

  /** Where the server's database is, for a second server beside it. */
  public DatabaseAddress databaseAddress() {
    return instance.database();
  }

  /** Process number of the server. */
  public long pid() {
    return instance.serverPid();
  }

  /** Ends one that was started with settings of its own; what it wrote stays until the JVM ends. */
  public void stop() throws IOException, InterruptedException {
    instance.close();
  }

  /** The database of the server, to be stopped and started. */
  public DatabaseProcess database() {
    return new DatabaseProcess(dataDirectory);
  }

  /** Where the database, the logs and the secrets are. */
  public Path dataDirectory() {
    return dataDirectory;
  }

  private static final class Holder {
    static final RealServer SERVER = start(TestIssuer.get().settings(), Optional.empty());

    static RealServer start(Map<String, String> settings, Optional<DatabaseAddress> database) {
      try {
        Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "real-server-");
        Path home = Path.of("").toAbsolutePath().getParent();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(key -> key.startsWith("OBS_"));
        environment.putAll(SETTINGS);
        environment.putAll(teams());
        environment.putAll(settings);
        environment.put("OBS_TENANTS_DISABLED", DISABLED_TENANT);
        int managementPort = port("obs.test.management.port");
        ObsInstance instance =
            ObsInstance.start(
                new UpSettings(
                    new Checkout(home, data),
                    port("obs.test.http.port"),
                    managementPort,
                    database,
                    environment));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(instance, data)));
        instance.awaitReady();
        return new RealServer(instance, managementPort, data);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }

    /** What stands in the examples of the OpenAPI document. */
    private static Map<String, String> teams() {
      String webhook = AlertSink.ofSharedServer().address("/teams");
      return Map.of(
          "ALERT_TEAMS_WEBHOOK",
          webhook,
          "ALERT_RECEIVERS",
          "acme",
          "ALERT_ACME_TENANTS",
          "acme",
          "ALERT_ACME_TEAMS_WEBHOOK",
          webhook);
    }

    private static void close(ObsInstance instance, Path data) {
      try {
        instance.close();
        for (String folder : List.of("postgres", "postgres-binaries", "server")) {
          delete(data.resolve(folder));
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException impatient) {
        Thread.currentThread().interrupt();
      }
    }

    private static void delete(Path folder) throws IOException {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }

    private static int port(String property) {
      Integer given = Integer.getInteger(property);
      return given == null ? FreePorts.next() : given;
    }
  }
}
