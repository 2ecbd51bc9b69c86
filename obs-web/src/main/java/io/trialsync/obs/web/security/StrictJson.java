package io.trialsync.obs.web.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.text.ParseException;
import java.util.Set;

/**
 * Refuses JSON that two readers could understand differently, before any of it is believed: members
 * that come twice at any depth, numbers beyond every number, deep nests, text behind the end.
 */
final class StrictJson {

  private static final int DEEPEST = 16;
  private static final int LONGEST_NUMBER = 40;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private StrictJson() {}

  /**
   * Returns when the text is one plain object.
   *
   * @param wholeNumbers members of the object itself that must be whole numbers if they are there
   */
  static void requireObject(String text, Set<String> wholeNumbers) throws ParseException {
    try (JsonParser parser = JSON.createParser(text)) {
      require(parser.nextToken() == JsonToken.START_OBJECT);
      boolean ended = false;
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        require(!ended);
        requireSane(parser, token, wholeNumbers);
        ended = token == JsonToken.END_OBJECT && parser.getParsingContext().inRoot();
      }
      require(ended);
    } catch (IOException broken) {
      throw unreadable();
    }
  }

  private static void requireSane(JsonParser parser, JsonToken token, Set<String> wholeNumbers)
      throws IOException, ParseException {
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      require(Double.isFinite(parser.getDoubleValue()));
    }
    var place = parser.getParsingContext();
    boolean ofTheObjectItself = place.inObject() && place.getParent().inRoot();
    if (token != JsonToken.FIELD_NAME
        && ofTheObjectItself
        && place.getCurrentName() != null
        && wholeNumbers.contains(place.getCurrentName())) {
      require(
          token == JsonToken.VALUE_NUMBER_INT
              && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER);
    }
  }

  private static void require(boolean plain) throws ParseException {
    if (!plain) {
      throw unreadable();
    }
  }

  /** Says nothing of the text, which may be anything. */
  private static ParseException unreadable() {
    return new ParseException("not one plain JSON object", 0);
  }
}
