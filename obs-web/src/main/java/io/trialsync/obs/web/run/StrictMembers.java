package io.trialsync.obs.web.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Walks over the members of an object and refuses those that are not known or come twice. */
public final class StrictMembers {
  private final JsonParser parser;
  private final String place;
  private final Set<String> known;
  private final Set<String> seen = new HashSet<>();

  /**
   * Begins with the object on which the parser stands.
   *
   * @param place where the object stands, with a dot behind it, for messages; empty for the event
   */
  public StrictMembers(JsonParser parser, String place, Set<String> known) {
    this.parser = parser;
    this.place = place;
    this.known = known;
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      String name = place.isEmpty() ? "An event" : place.substring(0, place.length() - 1);
      throw new InvalidInputException(name + " must be a JSON object.");
    }
  }

  /** The name of the next member, with the parser on its value; null at the end of the object. */
  public @Nullable String next() throws IOException {
    String name = parser.nextFieldName();
    if (name == null) {
      return null;
    }
    if (!known.contains(name)) {
      throw new InvalidInputException(
          "There is no field %s; known are %s."
              .formatted(place + shown(name), String.join(", ", new TreeSet<>(known))));
    }
    if (!seen.add(name)) {
      throw new InvalidInputException("The field " + place + name + " comes twice.");
    }
    parser.nextToken();
    return name;
  }

  private static String shown(String name) {
    String plain = MaskedName.of(name).replaceAll("[^A-Za-z0-9._-]", "?");
    return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
  }
}
