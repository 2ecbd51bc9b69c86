package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerSettings;
import io.trialsync.obs.launcher.token.AlertsToken;
import io.trialsync.obs.launcher.token.DevIssuerSecret;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole running observability server: data directory, database, Liberty. */
public final class ObsInstance implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final DataDirectory data;
  private final DevIssuerSecret secret;
  private final @Nullable EmbeddedDatabase embedded;
  private final DatabaseAddress database;
  private final LibertyServer server;
  private final AlertsToken alertsToken;
  private volatile boolean closing;

  private ObsInstance(
      DataDirectory data,
      DevIssuerSecret secret,
      @Nullable EmbeddedDatabase embedded,
      DatabaseAddress database,
      LibertyServer server,
      AlertsToken alertsToken) {
    this.data = data;
    this.secret = secret;
    this.embedded = embedded;
    this.database = database;
    this.server = server;
    this.alertsToken = alertsToken;
  }

  /** Starts everything in order; what was started is stopped again when a later step fails. */
  public static ObsInstance start(UpSettings settings) throws IOException {
    DataDirectory data = DataDirectory.take(settings.checkout().dataDirectory());
    @Nullable EmbeddedDatabase embedded = null;
    try {
      var secret = DevIssuerSecret.readOrCreate(settings.checkout().dataDirectory());
      var alertsToken = alertsToken(settings, secret);
      alertsToken.renew();
      // An orphaned server would keep its connections to the database that is about to stop.
      LibertyServer.stopOrphan(data);
      Ports.requireFree(settings);
      settings.database().ifPresent(DatabaseAddress::requireAnswer);
      embedded = settings.database().isPresent() ? null : EmbeddedDatabase.start(data);
      DatabaseAddress database =
          embedded == null ? settings.database().orElseThrow() : embedded.address();
      System.out.println("Starting Open Liberty on port " + settings.httpPort() + " …");
      var server = LibertyServer.start(settings, data, environment(settings, database, secret));
      return new ObsInstance(data, secret, embedded, database, server, alertsToken);
    } catch (IOException | CommandException failed) {
      closeQuietly(embedded, failed);
      closeQuietly(data, failed);
      throw failed;
    }
  }

  private static Map<String, String> environment(
      UpSettings settings, DatabaseAddress database, DevIssuerSecret secret) {
    Map<String, String> environment = new HashMap<>();
    environment.put("OBS_HTTP_PORT", Integer.toString(settings.httpPort()));
    environment.put("OBS_MANAGEMENT_PORT", Integer.toString(settings.managementPort()));
    environment.put("OBS_DB_URL", database.url());
    environment.put("OBS_DB_USER", database.user());
    environment.put("OBS_DB_PASSWORD", database.password());
    environment.put("OBS_DEV_ISSUER_SECRET", secret.base64Url());
    if (ServerSettings.of(settings.environment()).getOrDefault(AlertsToken.SETTING, "").isBlank()) {
      Path token = AlertsToken.file(settings.checkout().dataDirectory());
      environment.put(AlertsToken.SETTING, token.toString());
    }
    return environment;
  }

  private static AlertsToken alertsToken(UpSettings settings, DevIssuerSecret secret) {
    return new AlertsToken(
        settings.checkout().dataDirectory(), secret, ServerSettings.of(settings.environment()));
  }

  private static void closeQuietly(@Nullable Closeable started, Exception why) {
    try {
      if (started != null) {
        started.close();
      }
    } catch (IOException second) {
      why.addSuppressed(second);
    }
  }

  /** Waits until {@code /readyz} answers 200. */
  public void awaitReady() throws InterruptedException {
    server.awaitReady();
  }

  /** Waits for the end of the server; a database that ends by itself is started again. */
  void awaitEnd() throws InterruptedException {
    while (!server.hasEnded(BETWEEN_LOOKS)) {
      renewToken();
      if (embedded != null && !closing && embedded.hasEnded()) {
        System.out.println("PostgreSQL ended by itself; starting it again …");
        if (!embedded.startAgain()) {
          // A full disk may take an operator an hour: to end as well would leave more to be done.
          System.err.println(
              "PostgreSQL does not start; logs/postgres.log says why. Trying again …");
        }
      }
    }
  }

  private void renewToken() {
    try {
      alertsToken.renew();
    } catch (IOException full) {
      // The token of before is good for hours, and a second is soon enough to try again.
    }
  }

  String whyItEnded() {
    return server.whyItEnded();
  }

  /** Address of the public port. */
  public URI base() {
    return server.base();
  }

  /** The database that the server uses. */
  public DatabaseAddress database() {
    return database;
  }

  /** The secret of the development issuer. */
  public DevIssuerSecret secret() {
    return secret;
  }

  /** Process number of the server. */
  public long serverPid() {
    return server.pid();
  }

  /** Stops the server, then the database, then lets go of the data directory. */
  @Override
  public void close() throws IOException, InterruptedException {
    closing = true;
    server.close();
    if (embedded != null) {
      embedded.close();
    }
    data.close();
  }
}
