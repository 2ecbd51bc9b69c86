package io.trialsync.obs.web.query;

import io.trialsync.obs.web.error.InvalidInputException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From when (included) to when (excluded) the caller wants to see history. */
public record TimeWindow(Instant from, Instant to) {

  /** Length of the window when the caller does not say. */
  public static final Duration DEFAULT_LENGTH = Duration.ofDays(7);

  /** Longest window of single runs: as long as they are kept. */
  public static final Duration MAX_LENGTH = Duration.ofDays(90);

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Pattern EPOCH_MILLIS = Pattern.compile("[0-9]{1,15}");
  private static final Pattern PLUS_READ_AS_SPACE = Pattern.compile("(.*T.*) ([0-9:]{2,8})");

  /** Refuses windows that are empty or turned round. */
  public TimeWindow {
    if (!from.isBefore(to)) {
      throw new InvalidInputException("from must be earlier than to.");
    }
  }

  /** The window that the parameters {@code from} and {@code to} ask for, by default 7 days. */
  public static TimeWindow of(UriInfo uri, Clock clock) {
    return of(uri.getQueryParameters(), clock);
  }

  /** The same, of parameters that came in another way. */
  public static TimeWindow of(MultivaluedMap<String, String> query, Clock clock) {
    return read(query, clock).atMost(MAX_LENGTH, "");
  }

  /**
   * The same, with a limit of its own.
   *
   * @param where begins the sentence of a refusal: for what the limit holds
   */
  public static TimeWindow of(UriInfo uri, Clock clock, Duration longest, String where) {
    return read(uri.getQueryParameters(), clock).atMost(longest, where);
  }

  /** The first moment that the parameter {@code since} asks for, by default 7 days ago. */
  public static Instant since(UriInfo uri, Clock clock) {
    Instant since = time(uri.getQueryParameters(), "since");
    return since == null ? clock.instant().minus(DEFAULT_LENGTH) : since;
  }

  /** Both times as they were written, for who must know the same question again. */
  public static String asAsked(UriInfo uri) {
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    return SingleValue.of(query, "from") + " " + SingleValue.of(query, "to");
  }

  /** Refuses the window when it is longer. */
  private TimeWindow atMost(Duration longest, String where) {
    if (Duration.between(from, to).compareTo(longest) > 0) {
      throw new InvalidInputException(
          where + "from and to may be at most " + longest.toDays() + " days apart.");
    }
    return this;
  }

  private static TimeWindow read(MultivaluedMap<String, String> query, Clock clock) {
    Instant from = time(query, "from");
    Instant to = time(query, "to");
    Instant end = to == null ? clock.instant() : to;
    return new TimeWindow(from == null ? end.minus(DEFAULT_LENGTH) : from, end);
  }

  private static @Nullable Instant time(MultivaluedMap<String, String> query, String name) {
    String text = SingleValue.of(query, name);
    if (text == null) {
      return null;
    }
    Instant time = parse(name, text);
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new InvalidInputException(
          name + " must lie between the years 2000 and 2100; plain numbers are milliseconds.");
    }
    return time;
  }

  private static Instant parse(String name, String text) {
    if (EPOCH_MILLIS.matcher(text).matches()) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
    var spaced = PLUS_READ_AS_SPACE.matcher(text);
    try {
      return OffsetDateTime.parse(spaced.matches() ? spaced.replaceFirst("$1+$2") : text)
          .toInstant();
    } catch (DateTimeException unreadable) {
      throw new InvalidInputException(
          name
              + " must be a time with zone, such as 2026-11-20T06:00:00Z or"
              + " 2026-11-20T07:00:00%2B01:00, or milliseconds since 1970.");
    }
  }
}
