package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes names of tables, columns and types fit to be stored, whatever characters they bring. */
public final class StoredName {

  private StoredName() {}

  /** The name that the parser stands on; null when it is no text. */
  static @Nullable String read(JsonParser parser, int maxLength) throws IOException {
    String name = JsonScalars.text(parser);
    return name == null ? null : masked(name, maxLength);
  }

  /** The name without what could identify a person; masked whole, so that no cut leaves a part. */
  public static String masked(String name, int maxLength) {
    return of(MaskedName.of(name), maxLength);
  }

  /** The name without NUL and lone surrogates, cut on a code-point boundary. */
  static String of(String name, int maxLength) {
    var kept = new StringBuilder(Math.min(name.length(), maxLength));
    for (int i = 0; i < name.length(); ) {
      int codePoint = name.codePointAt(i);
      i += Character.charCount(codePoint);
      if (kept.length() + Character.charCount(codePoint) > maxLength) {
        break;
      }
      kept.appendCodePoint(storable(codePoint) ? codePoint : '\uFFFD');
    }
    return kept.toString();
  }

  private static boolean storable(int codePoint) {
    return codePoint != 0
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }
}
