package io.trialsync.obs.ejb.masking;

/** Shortens a text to so many bytes of UTF-8, between two words where it can. */
final class Cut {
  /** Stands where a text was cut. */
  static final String MARK = "…";

  private static final int BYTES_OF_MARK = 3;
  private static final int LONGEST_WORD = 64;

  private Cut() {}

  /** The text itself where it is short enough, else its beginning with a mark. */
  static String toBytes(String text, int most) {
    if (text.length() * 3L <= most || endOfBytes(text, most) == text.length()) {
      return text;
    }
    return marked(text, endOfBytes(text, most - BYTES_OF_MARK));
  }

  private static String marked(String text, int end) {
    int kept = end;
    while (kept > 0 && end - kept < LONGEST_WORD && isInside(text, kept)) {
      kept--;
    }
    if (isInside(text, kept) && end - kept >= LONGEST_WORD) {
      kept = end;
    }
    while (kept > 0 && (text.charAt(kept - 1) == ' ' || text.charAt(kept - 1) == '[')) {
      kept--;
    }
    return text.substring(0, kept) + MARK;
  }

  private static boolean isInside(String text, int place) {
    return place > 0
        && place < text.length()
        && isPart(text.charAt(place - 1))
        && isPart(text.charAt(place));
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == ']';
  }

  private static int endOfBytes(String text, int most) {
    int bytes = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes > most) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return i;
  }
}
