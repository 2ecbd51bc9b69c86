package io.trialsync.obs.ejb.alerting;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/** The Alertmanager that is told when its settings have changed. */
final class Alertmanager {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final BriefCall call = new BriefCall(PATIENCE);

  /** Lets it read its settings; one sentence when it did not take them. */
  Optional<String> reload(URI address) {
    var request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()).build();
    try {
      int status = call.status(request);
      return status == OK
          ? Optional.empty()
          : Optional.of(
              "Alertmanager at %s has refused its new settings (status %d) and goes on with the ones before; its log says why."
                  .formatted(address.getAuthority(), status));
    } catch (IOException failed) {
      return Optional.of(
          "Alertmanager at %s could not be told of its new settings: %s."
              .formatted(address.getAuthority(), failed.getMessage()));
    }
  }
}
