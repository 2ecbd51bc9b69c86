package io.trialsync.obs.launcher.demo;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.OpenLineageClientException;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.HttpTransportResponseException;
import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends events with the real {@code openlineage-java} client, set up as Spark and others do it. */
final class LineageSender {
  private static final int TIMEOUT_MILLIS = 30_000;

  /** Kept here, since the logging system forgets the level of a logger that nobody holds. */
  private static final Logger CLIENT_METRICS = Logger.getLogger("io.micrometer");

  private final ServerAddress address;
  private final String token;

  LineageSender(ServerAddress address, String token) {
    this.address = address;
    this.token = token;
    // A second client in one process warns that its gauges exist already, which is of no use here.
    CLIENT_METRICS.setLevel(Level.SEVERE);
  }

  /** Sends the events one after another, each in a request of its own. */
  void send(List<RunEvent> events, boolean compressed) {
    try (var transport = new HttpTransport(config(compressed))) {
      var client = OpenLineageClient.builder().transport(transport).build();
      events.forEach(client::emit);
    } catch (HttpTransportResponseException e) {
      if (e.getStatusCode() == 401 || e.getStatusCode() == 403) {
        throw AccessToken.refused(e.getStatusCode());
      }
      throw CommandException.failure(
          "The server answers POST /api/v1/lineage with %d: %s"
              .formatted(e.getStatusCode(), e.getBody()));
    } catch (OpenLineageClientException | IOException e) {
      throw CommandException.failure("The server at " + address + " broke off the connection.");
    }
  }

  private HttpConfig config(boolean compressed) {
    var key = new ApiKeyTokenProvider();
    key.setApiKey(token);
    var config = new HttpConfig();
    config.setUrl(address.base());
    config.setAuth(key);
    config.setTimeoutInMillis(TIMEOUT_MILLIS);
    if (compressed) {
      config.setCompression(HttpConfig.Compression.GZIP);
    }
    return config;
  }
}
