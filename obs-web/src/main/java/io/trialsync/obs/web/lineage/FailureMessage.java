package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.masking.Masker;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The message of the facets {@code errorMessage} and {@code spark.exception}; never the stack. */
final class FailureMessage {

  private FailureMessage() {}

  /** The message; Spark's facet may carry it one level deeper, in {@code exception}. */
  static @Nullable String read(JsonParser parser) throws IOException {
    String message = null;
    String inner = null;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "message" -> message = masked(JsonScalars.text(parser));
        case "exception" -> inner = read(parser);
        default -> parser.skipChildren();
      }
    }
    return message == null ? inner : message;
  }

  private static @Nullable String masked(@Nullable String text) {
    return text == null ? null : Masker.mask(text);
  }
}
