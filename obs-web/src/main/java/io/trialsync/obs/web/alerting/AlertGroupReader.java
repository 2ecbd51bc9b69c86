package io.trialsync.obs.web.alerting;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.alerting.Alert;
import io.trialsync.obs.ejb.alerting.AlertGroup;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a message of Alertmanager, version 4 of its webhook; what is not shown is passed over. */
final class AlertGroupReader {
  private static final int MOST_ALERTS = 1_000;
  private static final int MOST_LABELS = 64;
  private static final int LONGEST_TEXT = 2_000;

  private AlertGroupReader() {}

  static AlertGroup read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new InvalidInputException("The body must be a message of Alertmanager: a JSON object.");
    }
    List<Alert> alerts = List.of();
    long truncated = 0;
    String alertmanager = "";
    for (var name = JsonMembers.first(parser); name != null; name = JsonMembers.next(parser)) {
      switch (name) {
        case "alerts" -> alerts = alerts(parser);
        case "truncatedAlerts" -> truncated = orZero(JsonScalars.count(parser));
        case "externalURL" -> alertmanager = orEmpty(JsonScalars.text(parser));
        default -> parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new InvalidInputException("The body must be one object, with nothing after it.");
    }
    if (alerts.isEmpty()) {
      throw new InvalidInputException("alerts is missing or empty; there is nothing to be told.");
    }
    return new AlertGroup(alerts, truncated, alertmanager);
  }

  private static List<Alert> alerts(JsonParser parser) throws IOException {
    List<Alert> alerts = new ArrayList<>();
    if (JsonMembers.firstElement(parser)) {
      do {
        if (alerts.size() == MOST_ALERTS) {
          throw new InvalidInputException(
              "alerts may have at most " + MOST_ALERTS + " of them; set max_alerts.");
        }
        alerts.add(alert(parser));
      } while (JsonMembers.nextElement(parser));
    }
    return alerts;
  }

  private static Alert alert(JsonParser parser) throws IOException {
    boolean firing = true;
    Map<String, String> labels = Map.of();
    Map<String, String> annotations = Map.of();
    Instant startsAt = null;
    Instant endsAt = null;
    for (var name = JsonMembers.first(parser); name != null; name = JsonMembers.next(parser)) {
      switch (name) {
        case "status" -> firing = !"resolved".equals(JsonScalars.text(parser));
        case "labels" -> labels = texts(parser);
        case "annotations" -> annotations = texts(parser);
        case "startsAt" -> startsAt = time(JsonScalars.text(parser));
        case "endsAt" -> endsAt = time(JsonScalars.text(parser));
        default -> parser.skipChildren();
      }
    }
    return new Alert(firing, labels, annotations, startsAt, endsAt);
  }

  private static Map<String, String> texts(JsonParser parser) throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (var name = JsonMembers.first(parser); name != null; name = JsonMembers.next(parser)) {
      String text = JsonScalars.text(parser);
      if (text != null && texts.size() < MOST_LABELS) {
        texts.put(name, text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
      }
    }
    return texts;
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
