package io.trialsync.obs.web.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.web.body.EventTime;
import io.trialsync.obs.web.body.JsonScalars;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values of our own format, where a value of the wrong kind is a mistake of the sender
 * that he wants to hear of. JSON null stands for absent everywhere.
 */
public final class StrictValues {
  private StrictValues() {}

  /** A text of 1 to so many characters that PostgreSQL can store. */
  public static @Nullable String text(JsonParser parser, String name, int maxLength)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      if (!text.isEmpty() && text.length() <= maxLength && isStorable(text)) {
        return text;
      }
    }
    throw new InvalidInputException(
        "%s must be a text of 1 to %d characters, without NUL.".formatted(name, maxLength));
  }

  /** The same for what names something: masked, and still no longer than allowed. */
  public static @Nullable String name(
      JsonParser parser, String name, int maxLength, UnaryOperator<String> mask)
      throws IOException {
    String text = text(parser, name, maxLength);
    if (text == null) {
      return null;
    }
    String masked = mask.apply(text);
    return masked.codePointCount(0, masked.length()) <= maxLength
        ? masked
        : masked.substring(0, masked.offsetByCodePoints(0, maxLength));
  }

  /** A text of any length; whoever keeps it cuts it. */
  public static @Nullable String anyText(JsonParser parser, String name) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new InvalidInputException(name + " must be a text.");
    }
    return parser.getText();
  }

  /** A whole number in a range. */
  static @Nullable Long number(JsonParser parser, String name, long least, long most)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    Long number = JsonScalars.number(parser);
    if (number == null || number < least || number > most) {
      throw new InvalidInputException(
          "%s must be a whole number from %d to %d.".formatted(name, least, most));
    }
    return number;
  }

  /** The same for numbers that fit into an int. */
  static @Nullable Integer integer(JsonParser parser, String name, int least, int most)
      throws IOException {
    Long number = number(parser, name, least, most);
    return number == null ? null : Math.toIntExact(number);
  }

  static @Nullable Boolean truth(JsonParser parser, String name) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw new InvalidInputException(name + " must be true or false.");
    };
  }

  public static @Nullable UUID uuid(JsonParser parser, String name) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    UUID uuid = JsonScalars.uuid(parser);
    if (uuid == null) {
      throw new InvalidInputException(
          name + " must be a UUID, such as 0197f2a0-5b3c-7d11-9c3e-2f4f5a6b7c8d.");
    }
    return uuid;
  }

  public static @Nullable EventTime time(JsonParser parser, String name) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    EventTime time = EventTime.read(parser);
    if (time == null) {
      throw new InvalidInputException(
          name + " must be a time such as 2026-11-20T06:00:00Z, or milliseconds since 1970.");
    }
    return time;
  }

  /** One of the names of an enum, in lower case. */
  static <E extends Enum<E>> @Nullable E choice(JsonParser parser, String name, Class<E> kinds)
      throws IOException {
    String text = anyText(parser, name);
    if (text == null) {
      return null;
    }
    return Arrays.stream(kinds.getEnumConstants())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    Arrays.stream(kinds.getEnumConstants())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", name + " must be one of ", "."))));
  }

  private static boolean isStorable(String text) {
    return text.codePoints()
        .allMatch(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE));
  }
}
