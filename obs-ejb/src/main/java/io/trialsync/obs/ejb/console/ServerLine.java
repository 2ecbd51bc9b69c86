package io.trialsync.obs.ejb.console;

import io.trialsync.obs.ejb.log.LogLevel;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server said with one line: JSON of its own making once it has read how to speak, plain
 * words before that and from libraries that print.
 *
 * @param kind the number of its message where it has one, by which a flood of it is noticed
 */
record ServerLine(LogLevel level, String kind, String message) {
  private static final Pattern NUMBER = Pattern.compile("[A-Z][A-Z0-9]{3,4}\\d{4}[A-Z]");
  private static final int CHARACTERS_OF_KIND = 60;

  static ServerLine read(String line, LogLevel levelOfTheStream) {
    Map<String, String> members = line.startsWith("{") ? FlatJson.read(line) : Map.of();
    String message = members.get("msg");
    if (message == null) {
      return new ServerLine(levelOfTheStream, kind(line), line);
    }
    LogLevel level = LogLevel.ofServer(Objects.requireNonNullElse(members.get("level"), "INFO"));
    return new ServerLine(level, kind(message), message.strip());
  }

  private static String kind(String message) {
    String begin = message.substring(0, Math.min(message.length(), CHARACTERS_OF_KIND));
    Matcher number = NUMBER.matcher(begin);
    return number.find() ? number.group() : begin.replaceAll("[^A-Za-z ]", "");
  }
}
