package io.trialsync.obs.web.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the members of objects and the elements of arrays. Whoever walks leaves the parser on
 * the last token of each value; a value of another kind has no members, and is passed over.
 */
public final class JsonMembers {

  /** Reads the value that the parser stands on; absent when it is not what was expected. */
  @FunctionalInterface
  public interface ValueReader<T> {
    @Nullable T read(JsonParser parser) throws IOException;
  }

  private JsonMembers() {}

  /** The value of the one member that is wanted, of all that the object has. */
  public static <T> @Nullable T only(JsonParser parser, String name, ValueReader<T> reader)
      throws IOException {
    T value = null;
    for (var key = first(parser); key != null; key = next(parser)) {
      if (key.equals(name)) {
        value = reader.read(parser);
      } else {
        parser.skipChildren();
      }
    }
    return value;
  }

  /** The name of the first member, with the parser on its value; null when there is none. */
  public static @Nullable String first(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return null;
    }
    return next(parser);
  }

  /** The name of the next member, with the parser on its value; null after the last. */
  public static @Nullable String next(JsonParser parser) throws IOException {
    String name = parser.nextFieldName();
    if (name != null) {
      parser.nextToken();
    }
    return name;
  }

  /** Whether the value is an array with a first element, on which the parser then stands. */
  public static boolean firstElement(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return false;
    }
    return nextElement(parser);
  }

  /** Whether there is a further element, on which the parser then stands. */
  public static boolean nextElement(JsonParser parser) throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }
}
