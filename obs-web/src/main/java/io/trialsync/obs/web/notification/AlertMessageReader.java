package io.trialsync.obs.web.notification;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.notification.AlertNotice;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.lineage.StoredName;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message of Alertmanager's webhook, of which members that we do not know may be anything.
 * One alert that cannot be read costs only itself: the others are worth to be kept.
 */
final class AlertMessageReader {
  /** Most alerts of a message that are read. */
  static final int MOST_ALERTS = 1_000;

  private static final String VERSION = "4";
  private static final int LONGEST_RECEIVER = 100;

  private @Nullable String version;
  private @Nullable String receiver;
  private @Nullable List<SentAlert> alerts;
  private int unread;

  private AlertMessageReader() {}

  /** Reads a whole body. */
  static AlertMessage read(byte[] body) throws IOException {
    try (JsonParser parser = JsonBody.parser(new ByteArrayInputStream(body))) {
      var reader = new AlertMessageReader();
      reader.readMembers(parser);
      return reader.message();
    } catch (JsonProcessingException | CharConversionException broken) {
      throw JsonBody.broken(broken);
    }
  }

  private void readMembers(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new InvalidInputException("The body must be one message of Alertmanager: an object.");
    }
    for (var name = JsonMembers.first(parser); name != null; name = JsonMembers.next(parser)) {
      switch (name) {
        case "version" -> version = JsonScalars.text(parser);
        case "receiver" -> receiver = JsonScalars.text(parser);
        case "alerts" -> alerts = readAlerts(parser);
        default -> parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new InvalidInputException("The body must be one message, with nothing after it.");
    }
  }

  private @Nullable List<SentAlert> readAlerts(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return null;
    }
    unread = 0;
    var read = new ArrayList<SentAlert>();
    while (JsonMembers.nextElement(parser)) {
      SentAlert alert = null;
      if (read.size() < MOST_ALERTS) {
        alert = SentAlert.read(parser);
      } else {
        parser.skipChildren();
      }
      if (alert == null) {
        unread++;
      } else {
        read.add(alert);
      }
    }
    return read;
  }

  private AlertMessage message() {
    if (!VERSION.equals(version)) {
      throw new InvalidInputException("version must be \"" + VERSION + "\".");
    }
    if (receiver == null || receiver.isEmpty()) {
      throw new InvalidInputException("receiver must be a text that is not empty.");
    }
    if (alerts == null) {
      throw new InvalidInputException("alerts must be an array.");
    }
    String name = StoredName.masked(receiver, LONGEST_RECEIVER);
    List<AlertNotice> notices = alerts.stream().map(alert -> alert.sentTo(name)).toList();
    return new AlertMessage(notices, unread);
  }
}
