package io.trialsync.obs.ejb.alerting;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One alert in a message of Alertmanager. */
public record Alert(
    boolean firing,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt) {

  String label(String name) {
    return labels.getOrDefault(name, "");
  }

  String annotation(String name) {
    return annotations.getOrDefault(name, "");
  }
}
