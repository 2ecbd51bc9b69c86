package io.trialsync.obs.web.component;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.run.StrictMembers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what the things of a service are measured by, strictly: it is our own format. */
final class ComponentNumbers {
  private static final String OLDEST = "oldest_pending_seconds";
  private static final double MOST = 1e12;

  private final String place;
  private final List<String> needed;
  private final Set<String> known;

  private ComponentNumbers(String place, List<String> needed, List<String> optional) {
    this.place = place;
    this.needed = needed;
    this.known = new TreeSet<>(needed);
    this.known.addAll(optional);
  }

  static Map<String, Double> pool(JsonParser parser) throws IOException {
    return new ComponentNumbers("pool", List.of("in_use", "size"), List.of("waiters")).read(parser);
  }

  static Map<String, Double> queue(JsonParser parser) throws IOException {
    return new ComponentNumbers("queue", List.of(OLDEST), List.of("depth")).read(parser);
  }

  static Map<String, Double> tokenRefreshes(JsonParser parser) throws IOException {
    return new ComponentNumbers(
            "token_refreshes", List.of("consecutive_errors"), List.of("errors_total"))
        .read(parser);
  }

  private Map<String, Double> read(JsonParser parser) throws IOException {
    parser.nextToken();
    var numbers = new TreeMap<String, Double>();
    var members = new StrictMembers(parser, place + ".", known);
    for (String name = members.next(); name != null; name = members.next()) {
      if (parser.currentToken() != JsonToken.VALUE_NULL) {
        numbers.put(name, number(parser, name));
      }
    }
    if (parser.nextToken() != null) {
      throw new InvalidInputException("The body must be one object, with nothing after it.");
    }
    for (String name : needed) {
      if (!numbers.containsKey(name)) {
        throw new InvalidInputException("The field " + place + "." + name + " is missing.");
      }
    }
    return numbers;
  }

  /** Only times have parts of a second. */
  private Double number(JsonParser parser, String name) throws IOException {
    boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    boolean part = parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && name.equals(OLDEST);
    double value = whole || part ? parser.getDoubleValue() : -1;
    if (!(value >= 0 && value <= MOST)) {
      throw new InvalidInputException(
          "%s.%s must be a %snumber from 0 to 1000000000000."
              .formatted(place, name, name.equals(OLDEST) ? "" : "whole "));
    }
    return value;
  }
}
