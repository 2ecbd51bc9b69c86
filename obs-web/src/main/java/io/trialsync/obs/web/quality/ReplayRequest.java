package io.trialsync.obs.web.quality;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.quality.ReplayQuestion;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.query.TimeWindow;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to try: how the checks are tuned, and over which time.
 *
 * @param checks JSON object, as it was sent
 */
record ReplayRequest(String checks, TimeWindow window) {
  private static final JsonFactory JSON = new JsonFactory();

  static ReplayRequest read(JsonParser parser, Clock clock) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new InvalidInputException("The body must be a JSON object with checks, from and to.");
    }
    @Nullable String checks = null;
    var times = new MultivaluedHashMap<String, String>();
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "checks" -> checks = once(checks, value, parser);
        case "from", "to" -> times.add(name, time(name, value, parser));
        default ->
            throw new InvalidInputException("Known fields are checks, from and to, no others.");
      }
    }
    if (parser.nextToken() != null) {
      throw new InvalidInputException("The body must be one object, with nothing after it.");
    }
    if (checks == null) {
      throw new InvalidInputException("checks is missing; {} stands for no change.");
    }
    return new ReplayRequest(checks, TimeWindow.of(times, clock));
  }

  ReplayQuestion about(String jobId) {
    return new ReplayQuestion(jobId, checks, window.from(), window.to());
  }

  private static String once(@Nullable String before, JsonToken value, JsonParser parser)
      throws IOException {
    if (before != null) {
      throw new InvalidInputException("checks must come once.");
    }
    if (value != JsonToken.START_OBJECT) {
      throw new InvalidInputException("checks must be a JSON object, as in the settings of a job.");
    }
    var text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      copy.copyCurrentStructure(parser);
    }
    return text.toString();
  }

  private static String time(String name, JsonToken value, JsonParser parser) throws IOException {
    if (value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NUMBER_INT) {
      throw new InvalidInputException(
          name + " must be a time with zone, such as 2026-11-20T06:00:00Z, or milliseconds.");
    }
    return parser.getText();
  }
}
