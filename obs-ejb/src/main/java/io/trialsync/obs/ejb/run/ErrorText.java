package io.trialsync.obs.ejb.run;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes free text of a worker fit to be stored: no NUL, no lone surrogate, at most 2 KB. */
public final class ErrorText {

  /** Most bytes of UTF-8 that are kept. */
  public static final int MAX_BYTES = 2048;

  private ErrorText() {}

  /**
   * The text without what PostgreSQL cannot store, cut on a code-point boundary; null stays null.
   */
  public static @Nullable String clean(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var kept = new StringBuilder(Math.min(text.length(), MAX_BYTES));
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      int shown = storable(codePoint) ? codePoint : '\uFFFD';
      bytes += Character.toString(shown).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_BYTES) {
        break;
      }
      kept.appendCodePoint(shown);
    }
    return kept.toString();
  }

  private static boolean storable(int codePoint) {
    return codePoint != 0
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }
}
