package io.trialsync.obs.web.health;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** What one part of the server says about itself, and how long it took to say it. */
record ComponentStatus(String name, boolean up, long tookMillis, Map<String, Object> detail) {
  /** Marks a check that tells something without standing in the way of work. */
  private static final String ADVISORY = "advisory";

  static ComponentStatus of(HealthCheckResponse response, long tookMillis) {
    return new ComponentStatus(
        response.getName(),
        response.getStatus() == HealthCheckResponse.Status.UP,
        tookMillis,
        new TreeMap<>(response.getData().orElse(Map.of())));
  }

  static ComponentStatus down(String name, long tookMillis, String reason) {
    return new ComponentStatus(name, false, tookMillis, Map.of("reason", reason));
  }

  /** Whether reports and questions can be answered for all that this part knows. */
  boolean allowsWork() {
    return up || Boolean.TRUE.equals(detail.get(ADVISORY));
  }

  JsonObject toJson() {
    var json =
        Json.createObjectBuilder()
            .add("name", name)
            .add("status", up ? "UP" : "DOWN")
            .add("took_ms", tookMillis);
    if (!detail.isEmpty()) {
      json.add("detail", Json.createObjectBuilder(detail));
    }
    return json.build();
  }
}
