package io.trialsync.obs.ejb.masking.find;

/** What finders call a digit, a letter, a blank; and how look-alikes are read. */
final class Chars {
  private static final char FIRST_FULL_WIDTH = '\uFF01';
  private static final char LAST_FULL_WIDTH = '\uFF5E';
  private static final int FROM_FULL_WIDTH = 0xFEE0;

  private Chars() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c > 0x7F && Character.isLetter(c));
  }

  static boolean isUpper(char c) {
    return (c >= 'A' && c <= 'Z') || (c > 0x7F && Character.isUpperCase(c));
  }

  static boolean isWord(char c) {
    return isDigit(c) || isLetter(c);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == Draft.END;
  }

  static boolean isSpace(char c) {
    return isBlank(c) || isLineEnd(c);
  }

  /** Whether the text that stands without blanks ends here. */
  static boolean endsWritten(char c) {
    return isSpace(c) || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`';
  }

  /** The plain character that this one looks like, so that nothing hides behind its dress. */
  static char plain(char c) {
    if (c <= 0x7F) {
      return c;
    }
    if (c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH) {
      return (char) (c - FROM_FULL_WIDTH);
    }
    int digit = Character.digit(c, 10);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.DASH_PUNCTUATION -> '-';
      default -> plainQuote(c);
    };
  }

  private static char plainQuote(char c) {
    return switch (c) {
      case '\u2018', '\u2019', '\u201A', '\u201B' -> '\'';
      case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB', '\u2039', '\u203A' -> '"';
      case '\u2212' -> '-';
      default -> c;
    };
  }
}
