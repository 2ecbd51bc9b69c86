package io.trialsync.obs.launcher.demo.alerts;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Alertmanager says of its own messages: how many it has sent by each way, and how many
 * failed.
 */
public final class DeliveryCounts {
  private static final Pattern COUNT =
      Pattern.compile(
          "(?m)^alertmanager_notifications_(failed_)?total\\{integration=\"([a-z]+)\"[^}]*}"
              + " ([0-9]+)$");

  private static final Map<String, String> WORDS = words();

  private DeliveryCounts() {}

  private static Map<String, String> words() {
    var words = new LinkedHashMap<String, String>();
    words.put("slack", "Slack");
    words.put("email", "e-mail");
    words.put("pagerduty", "PagerDuty");
    words.put("webhook", "webhooks (this server, Teams)");
    return words;
  }

  /** Asks that Alertmanager. */
  public static String of(URI alertmanager) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(alertmanager.resolve("/metrics"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return text(
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException gone) {
      throw CommandException.failure("Alertmanager at " + alertmanager + " does not answer.");
    }
  }

  /** As {@code 3 by Slack, 2 by e-mail (1 failed)}; empty where nothing was sent. */
  static String text(String metrics) {
    var sent = new LinkedHashMap<String, Long>();
    var failed = new LinkedHashMap<String, Long>();
    COUNT
        .matcher(metrics)
        .results()
        .forEach(
            line ->
                (line.group(1) == null ? sent : failed)
                    .merge(line.group(2), Long.parseLong(line.group(3)), Long::sum));
    List<String> parts = new ArrayList<>();
    WORDS.forEach(
        (integration, word) -> {
          long all = sent.getOrDefault(integration, 0L);
          long lost = failed.getOrDefault(integration, 0L);
          if (all > 0) {
            parts.add(all + " by " + word + (lost > 0 ? " (" + lost + " failed)" : ""));
          }
        });
    return String.join(", ", parts);
  }
}
