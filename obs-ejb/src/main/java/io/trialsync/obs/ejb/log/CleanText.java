package io.trialsync.obs.ejb.log;

import io.trialsync.obs.ejb.masking.Masker;

/** The one place that every text of strangers goes through before it is written into a line. */
public final class CleanText {

  /** Most bytes of UTF-8 that a text keeps. */
  static final int MOST_BYTES = 2048;

  private CleanText() {}

  /** What a line says, in words that may quote anything: masked, and at most 2 KB. */
  public static String message(String text) {
    return Masker.mask(text);
  }

  /** The value of a field, which has passed the door before: at most 2 KB, whole characters. */
  public static String value(String text) {
    return cut(text);
  }

  private static String cut(String text) {
    if (text.length() * 3L <= MOST_BYTES) {
      return text;
    }
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes > MOST_BYTES) {
        return text.substring(0, i);
      }
      i += Character.charCount(codePoint);
    }
    return text;
  }
}
