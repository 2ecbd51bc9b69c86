package io.trialsync.obs.web.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A moment as a producer writes it, to the microsecond that the database keeps.
 *
 * @param zoneAssumed whether it came without an offset and was read as UTC (dbt sends such)
 */
public record EventTime(Instant at, boolean zoneAssumed) {

  private static final int LONGEST = 50;
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:mm", "+00:00")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** The time that the parser stands on, as text or epoch milliseconds; null when it is none. */
  public static @Nullable EventTime read(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parse(parser.getText());
    }
    Long millis = JsonScalars.number(parser);
    return millis == null ? null : new EventTime(Instant.ofEpochMilli(millis), false);
  }

  public static @Nullable EventTime parse(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      var time = FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      if (time instanceof OffsetDateTime exact) {
        return new EventTime(stored(exact), false);
      }
      return new EventTime(stored(((LocalDateTime) time).atOffset(ZoneOffset.UTC)), true);
    } catch (DateTimeParseException notATime) {
      return null;
    }
  }

  private static Instant stored(OffsetDateTime time) {
    return time.toInstant().truncatedTo(ChronoUnit.MICROS);
  }
}
