package io.trialsync.obs.ejb.alerting;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A message of Alertmanager as the Adaptive Card that a Teams workflow takes. What workers have
 * named is in text runs, which know no markup: a name cannot become a link.
 */
final class TeamsCard {
  /** Teams takes 28 KB. */
  static final int MOST_BYTES = 24 * 1024;

  private static final int MOST_ALERTS = 10;
  private static final int LONGEST_TEXT = 600;
  private static final int LONGEST_URL = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private TeamsCard() {}

  /** The body of the call; with fewer alerts spelled out where it would be too long. */
  static byte[] of(AlertGroup group) {
    int shown = MOST_ALERTS;
    byte[] message = message(group, shown);
    while (message.length > MOST_BYTES && shown > 0) {
      shown--;
      message = message(group, shown);
    }
    return message;
  }

  private static byte[] message(AlertGroup group, int shown) {
    ObjectNode message = JSON.createObjectNode().put("type", "message");
    ObjectNode attachment =
        message
            .putArray("attachments")
            .addObject()
            .put("contentType", "application/vnd.microsoft.card.adaptive");
    ObjectNode card =
        attachment
            .putObject("content")
            .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
            .put("type", "AdaptiveCard")
            .put("version", "1.4");
    card.putObject("msteams").put("width", "Full");
    body(card.putArray("body"), group, shown);
    links(card.putArray("actions"), group);
    return message.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void body(ArrayNode body, AlertGroup group, int shown) {
    String state = AlertWords.state(group);
    run(body, state).put("weight", "Bolder").put("color", color(state));
    run(body, AlertWords.title(group)).put("weight", "Bolder").put("size", "Large");
    List<Alert> firing = group.firing();
    for (Alert alert : firing.subList(0, Math.min(shown, firing.size()))) {
      run(body, alert.annotation("description"));
      run(body, "Since " + AlertWords.time(alert.startsAt())).put("isSubtle", true);
    }
    List<Alert> resolved = group.resolved();
    for (Alert alert : resolved.subList(0, Math.min(shown, resolved.size()))) {
      run(
              body,
              "Over: %s, from %s to %s"
                  .formatted(
                      AlertWords.subject(alert),
                      AlertWords.time(alert.startsAt()),
                      AlertWords.time(alert.endsAt())))
          .put("color", "Good");
    }
    long more =
        Math.max(0, firing.size() - shown)
            + Math.max(0, resolved.size() - shown)
            + group.truncated();
    if (more > 0) {
      run(body, "… and " + more + " more").put("isSubtle", true);
    }
  }

  private static ObjectNode run(ArrayNode body, String text) {
    ObjectNode block = body.addObject().put("type", "RichTextBlock");
    return block.putArray("inlines").addObject().put("type", "TextRun").put("text", cut(text));
  }

  private static void links(ArrayNode actions, AlertGroup group) {
    if (group.alerts().isEmpty()) {
      return;
    }
    Alert first = group.alerts().get(0);
    link(actions, "What to do", first.annotation("runbook_url"));
    link(actions, "Dashboard", first.annotation("dashboard_url"));
    String filter = "{alertname=\"" + first.label("alertname") + "\"}";
    link(
        actions,
        "All alerts",
        group.alertmanagerUrl()
            + "/#/alerts?filter="
            + URLEncoder.encode(filter, StandardCharsets.UTF_8));
  }

  private static void link(ArrayNode actions, String title, String url) {
    if (isWebAddress(url)) {
      actions.addObject().put("type", "Action.OpenUrl").put("title", title).put("url", url);
    }
  }

  private static boolean isWebAddress(String url) {
    try {
      URI address = URI.create(url);
      return url.length() <= LONGEST_URL
          && address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static String color(String state) {
    return switch (state) {
      case "RESOLVED" -> "Good";
      case "CRITICAL" -> "Attention";
      default -> "Warning";
    };
  }

  /** Teams refuses a run without text. */
  private static String cut(String text) {
    if (text.isEmpty()) {
      return "–";
    }
    int end =
        text.offsetByCodePoints(0, Math.min(LONGEST_TEXT, text.codePointCount(0, text.length())));
    return end == text.length() ? text : text.substring(0, end) + "…";
  }
}
