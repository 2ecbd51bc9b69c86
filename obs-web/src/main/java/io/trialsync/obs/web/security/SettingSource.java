package io.trialsync.obs.web.security;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings by the names of their environment variables, in the types that issuers need.
 *
 * @param values what is set; an empty text is as good as nothing
 */
record SettingSource(Function<String, Optional<String>> values) {

  Optional<String> text(String key) {
    return values.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }

  List<String> list(String key, String whenAbsent) {
    return Arrays.stream(text(key).orElse(whenAbsent).split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  Optional<Boolean> choice(String key) {
    return text(key)
        .map(
            text -> {
              if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalStateException(key + " must be true or false.");
              }
              return Boolean.valueOf(text);
            });
  }

  boolean isOn(String key) {
    return choice(key).orElse(false);
  }

  Optional<Duration> duration(String key) {
    return text(key)
        .map(
            text -> {
              try {
                return Duration.parse(text);
              } catch (DateTimeParseException notADuration) {
                throw new IllegalStateException(key + " must be a duration like PT24H.");
              }
            });
  }
}
