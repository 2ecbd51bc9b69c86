package io.trialsync.obs.ejb.masking;

/**
 * A text without characters that steer terminals, hide others, or cannot be stored; line breaks and
 * tabs stay.
 */
final class PlainText {
  private static final char ESCAPE = '\u001B';
  private static final char REPLACEMENT = '\uFFFD';
  private static final int LAST_UNASSIGNABLE = 0xFFFE;
  private static final int LONGEST_SEQUENCE = 32;

  private final String source;
  private final StringBuilder kept;
  private final int most;
  private boolean cut;

  /** Reads a text until there are so many characters. */
  PlainText(String source, int most) {
    this.source = source;
    this.most = most;
    this.kept = new StringBuilder(Math.min(source.length(), most));
    read();
  }

  /** What may stay. */
  String text() {
    return kept.toString();
  }

  /** Whether there was more. */
  boolean isCut() {
    return cut;
  }

  private void read() {
    int i = 0;
    while (i < source.length() && !cut) {
      char c = source.charAt(i);
      if (c >= ' ' && c < '\u007F') {
        keep(c);
        i++;
      } else if (c == ESCAPE) {
        i = behindSequence(i + 1);
      } else {
        int codePoint = source.codePointAt(i);
        i += Character.charCount(codePoint);
        take(codePoint, i < source.length() ? source.charAt(i) : ' ');
      }
    }
  }

  private void take(int codePoint, char next) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL -> takeControl(codePoint, next);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> keep('\n');
      case Character.FORMAT -> {
        // Invisible: zero width, direction of writing, soft hyphens.
      }
      case Character.SURROGATE -> keep(REPLACEMENT);
      default -> keep((codePoint & 0xFFFE) == LAST_UNASSIGNABLE ? REPLACEMENT : codePoint);
    }
  }

  private void takeControl(int codePoint, char next) {
    if (codePoint == '\n' || codePoint == '\t') {
      keep(codePoint);
    } else if (codePoint == '\u0085' || (codePoint == '\r' && next != '\n')) {
      keep('\n');
    }
  }

  private void keep(int codePoint) {
    if (kept.length() + Character.charCount(codePoint) > most) {
      cut = true;
    } else {
      kept.appendCodePoint(codePoint);
    }
  }

  /** The place behind a sequence that gives colours to terminals: parameters, then a letter. */
  private int behindSequence(int start) {
    if (start >= source.length() || source.charAt(start) != '[') {
      return start;
    }
    int i = start + 1;
    while (i < source.length() && i - start < LONGEST_SEQUENCE && isParameter(source.charAt(i))) {
      i++;
    }
    return Math.min(i + 1, source.length());
  }

  private static boolean isParameter(char c) {
    return (c >= '0' && c <= '9') || c == ';' || c == '?';
  }
}
