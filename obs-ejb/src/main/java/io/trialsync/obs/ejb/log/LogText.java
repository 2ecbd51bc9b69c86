package io.trialsync.obs.ejb.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes lines as JSON. Whatever could be read as something else than a character of a text, by a
 * terminal or by a program that cuts lines, is escaped.
 */
final class LogText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT);
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final String fixedMembers;
  private volatile Second second = new Second(Long.MIN_VALUE, "");

  /** A second as text: most lines are of the same one as the line before. */
  private record Second(long number, String text) {}

  LogText(String service, String environment) {
    var members = new StringBuilder();
    member(members, "service", service);
    member(members, "env", environment);
    fixedMembers = members.toString();
  }

  /** Adds the line with its end. */
  void append(StringBuilder json, LogLine line) {
    json.append("{\"ts\":\"");
    appendTime(json, line.at());
    json.append("\",\"level\":\"").append(line.level()).append('"');
    member(json, "msg", CleanText.message(line.message()));
    json.append(fixedMembers);
    for (LogField<?> field : LogField.ALL) {
      Object value = line.value(field);
      if (value instanceof Long number) {
        json.append(",\"").append(field.wireName()).append("\":").append(number.longValue());
      } else if (value != null) {
        String text = value.toString();
        member(json, field.wireName(), field.isFree() ? CleanText.value(text) : text);
      }
    }
    json.append("}\n");
  }

  private void appendTime(StringBuilder json, Instant at) {
    Second now = second;
    if (now.number() != at.getEpochSecond()) {
      now =
          new Second(
              at.getEpochSecond(),
              SECONDS.format(LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC)));
      second = now;
    }
    int millis = at.getNano() / 1_000_000;
    json.append(now.text());
    json.append((char) ('0' + millis / 100));
    json.append((char) ('0' + millis / 10 % 10));
    json.append((char) ('0' + millis % 10)).append('Z');
  }

  private static void member(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      append(json, value, i);
    }
    json.append('"');
  }

  private static void append(StringBuilder json, String text, int place) {
    char c = text.charAt(place);
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
    } else if (c == '\n') {
      json.append("\\n");
    } else if (Character.isSurrogate(c)) {
      json.append(isInPair(text, place) ? c : '\uFFFD');
    } else if (isHarmless(c)) {
      json.append(c);
    } else {
      json.append("\\u")
          .append(HEX[c >> 12])
          .append(HEX[c >> 8 & 15])
          .append(HEX[c >> 4 & 15])
          .append(HEX[c & 15]);
    }
  }

  private static boolean isInPair(String text, int place) {
    return Character.isHighSurrogate(text.charAt(place))
        ? place + 1 < text.length() && Character.isLowSurrogate(text.charAt(place + 1))
        : place > 0 && Character.isHighSurrogate(text.charAt(place - 1));
  }

  /** No control character, no end of a line, nothing that turns the direction of text. */
  private static boolean isHarmless(char c) {
    return c >= ' ' && c < 0x7F
        || c > 0x9F
            && c != '\uFEFF'
            && !(c >= '\u200B' && c <= '\u200F')
            && !(c >= '\u2028' && c <= '\u202E')
            && !(c >= '\u2060' && c <= '\u206F');
  }
}
