package io.trialsync.obs.web.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.log.LogLevel;
import io.trialsync.obs.web.body.JsonScalars;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an operator asks for: another level, and for how long. */
record LevelChange(LogLevel level, Duration duration) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  static LevelChange read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new InvalidInputException("The body must be a JSON object with level and for.");
    }
    LogLevel level = null;
    Duration duration = null;
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "level" -> level = once(level, level(JsonScalars.text(parser)));
        case "for" -> duration = once(duration, duration(JsonScalars.text(parser)));
        default -> throw new InvalidInputException("Known fields are level and for, no others.");
      }
    }
    if (parser.nextToken() != null) {
      throw new InvalidInputException("The body must be one object, with nothing after it.");
    }
    return new LevelChange(
        level == null ? level(null) : level, duration == null ? duration(null) : duration);
  }

  private static <T> T once(@Nullable T before, T value) {
    if (before != null) {
      throw new InvalidInputException("level and for must each come once.");
    }
    return value;
  }

  private static LogLevel level(@Nullable String word) {
    return Arrays.stream(LogLevel.values())
        .filter(level -> level.name().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInputException("level must be one of DEBUG, INFO, WARN, ERROR."));
  }

  private static Duration duration(@Nullable String text) {
    try {
      Duration duration = text == null ? Duration.ZERO : Duration.parse(text);
      if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException noDuration) {
      // Said below, as for one that is too long.
    }
    throw new InvalidInputException("for must be a duration from PT1S to PT24H, such as PT10M.");
  }
}
