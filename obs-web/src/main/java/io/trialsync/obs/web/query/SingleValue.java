package io.trialsync.obs.web.query;

import io.trialsync.obs.web.error.InvalidInputException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query parameter that may stand in the address once or not at all. */
public final class SingleValue {

  private SingleValue() {}

  /** The text of the parameter, or null when it was not sent. */
  public static @Nullable String of(MultivaluedMap<String, String> query, String name) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new InvalidInputException(
          name + " is given " + values.size() + " times; once is allowed.");
    }
    return values.isEmpty() ? null : values.get(0);
  }
}
