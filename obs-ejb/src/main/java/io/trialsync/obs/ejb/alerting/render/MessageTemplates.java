package io.trialsync.obs.ejb.alerting.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of messages: the files of {@code alerts/alertmanager}, which the build puts here. */
final class MessageTemplates {
  static final List<String> FILES =
      List.of("trialsync.tmpl", "mail.tmpl", "pagerduty.tmpl", "slack.tmpl");

  private MessageTemplates() {}

  /** Their contents by name. */
  static Map<String, String> all() {
    Map<String, String> contents = new LinkedHashMap<>();
    FILES.forEach(file -> contents.put(file, read(file)));
    return contents;
  }

  private static String read(String file) {
    try (InputStream content = MessageTemplates.class.getResourceAsStream("templates/" + file)) {
      if (content == null) {
        throw new IllegalStateException("The build has left out " + file);
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
