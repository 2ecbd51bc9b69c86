package io.trialsync.obs.web.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;

/** Reads JSON of strangers as a stream: nothing is fetched, nested or repeated without a bound. */
public final class JsonBody {

  private static final int NESTING = 200;
  private static final int NUMBER_LENGTH = 100;
  private static final int NAME_LENGTH = 10_000;
  private static final int TEXT_LENGTH = 2_000_000;

  // Names come from strangers, so they never enter the JVM's own table of interned strings.
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(NESTING)
                  .maxNumberLength(NUMBER_LENGTH)
                  .maxNameLength(NAME_LENGTH)
                  .maxStringLength(TEXT_LENGTH)
                  .build())
          .build();

  private JsonBody() {}

  /** A parser before the first token; closing it closes the body. */
  public static JsonParser parser(InputStream body) throws IOException {
    return JSON.createParser(body);
  }

  /** The refusal of a document that cannot be read any further. */
  public static InvalidInputException broken(IOException problem) {
    var refusal = new InvalidInputException(sentence(problem));
    refusal.initCause(problem);
    return refusal;
  }

  private static String sentence(IOException problem) {
    String place = place(problem);
    if (problem instanceof StreamConstraintsException) {
      return "The JSON goes beyond a limit%s: allowed are %d levels of nesting, names of %d characters, numbers of %d digits and texts of %d characters."
          .formatted(place, NESTING, NAME_LENGTH, NUMBER_LENGTH, TEXT_LENGTH);
    }
    if (problem instanceof JsonEOFException) {
      return "The JSON ends too early%s.".formatted(place);
    }
    return "The JSON is not valid%s.".formatted(place);
  }

  private static String place(IOException problem) {
    var location = problem instanceof JsonProcessingException told ? told.getLocation() : null;
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
