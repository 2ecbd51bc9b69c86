package io.trialsync.obs.ejb.log;

/** The one place that every text of strangers goes through before it is written into a line. */
public final class CleanText {

  /** Most bytes of UTF-8 that a text keeps. */
  static final int MOST_BYTES = 2048;

  private CleanText() {}

  /**
   * The text as it may be written: at most 2 KB, cut between characters. Whatever else is to be
   * taken out of texts is taken out here, before the cut, which could otherwise hide half of it.
   */
  public static String clean(String text) {
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
