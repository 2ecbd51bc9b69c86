package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes of objects that follow each other those members that are other than they were before. */
final class ChangedMembers {
  private final JsonGenerator json;
  private final Map<String, @Nullable Object> before = new HashMap<>();

  ChangedMembers(JsonGenerator json) {
    this.json = json;
  }

  /** A text or number; absent like what no JSON is written of, a number that is none. */
  void put(String name, @Nullable Object value) throws IOException {
    Object known = value instanceof Double number && !Double.isFinite(number) ? null : value;
    if (!Objects.equals(known, before.put(name, known))) {
      json.writeObjectField(name, known);
    }
  }
}
