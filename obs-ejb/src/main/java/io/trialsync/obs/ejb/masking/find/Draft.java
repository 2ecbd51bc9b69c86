package io.trialsync.obs.ejb.masking.find;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text on its way through the finders. What one of them takes is hidden from those that follow;
 * they see a single strange character there, in which no identifier can continue.
 */
public final class Draft {
  /** Seen before the first and behind the last character; texts hold no NUL. */
  static final char END = '\0';

  /** Seen where something was taken. */
  static final char TAKEN = '\uFFFF';

  /** Seen in place of a UUID, which is the id of a run and no number of anybody. */
  static final char UUID_PART = '\uFFFE';

  private static final int UUID_LENGTH = 36;
  private static final int LAST_ASCII = 0x7F;

  private final String text;
  private final char[] seen;
  private final @Nullable Kind[] taken;
  private final long[] plain = new long[2];
  private int digits;
  private long steps;

  /** A draft of a text without control characters. */
  public Draft(String text) {
    this.text = text;
    this.seen = new char[text.length()];
    this.taken = new Kind[text.length()];
    for (int i = 0; i < seen.length; i++) {
      char c = Chars.plain(text.charAt(i));
      seen[i] = c;
      digits += Chars.isDigit(c) ? 1 : 0;
      if (c <= LAST_ASCII) {
        plain[c >> 6] |= 1L << c;
      }
    }
    keepWhatWasMaskedBefore();
    setUuidsApart();
  }

  /** The character at that place as finders see it. */
  char at(int place) {
    steps++;
    return place < 0 || place >= seen.length ? END : seen[place];
  }

  /** Whether the text had at first any of these characters of ASCII. */
  boolean hasAny(String characters) {
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      if ((plain[c >> 6] & 1L << c) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text had at first so many digits. */
  boolean hasDigits(int least) {
    return digits >= least;
  }

  int length() {
    return seen.length;
  }

  /** How many characters were looked at by now: what finding costs. */
  public long steps() {
    return steps;
  }

  /** Takes a part of the text away for good. */
  void take(int from, int to, Kind kind) {
    for (int i = from; i < to; i++) {
      if (taken[i] == null) {
        taken[i] = kind;
        seen[i] = TAKEN;
      }
    }
  }

  /** The first place from here on whose character is no digit. */
  int afterDigits(int place) {
    int end = place;
    while (Chars.isDigit(at(end))) {
      end++;
    }
    return end;
  }

  /** The first place from here on whose character is no blank. */
  int afterBlanks(int place) {
    int end = place;
    while (Chars.isBlank(at(end))) {
      end++;
    }
    return end;
  }

  /** The end of the line that this place is on. */
  int lineEnd(int place) {
    int end = place;
    while (!Chars.isLineEnd(at(end))) {
      end++;
    }
    return end;
  }

  /** The number that these digits say; at most nine of them. */
  int number(int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (at(i) - '0');
    }
    return number;
  }

  /** Whether these lower-case words stand here, in whatever case. */
  boolean says(int place, String words) {
    for (int i = 0; i < words.length(); i++) {
      if (Character.toLowerCase(at(place + i)) != words.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A part of the text as finders see it, in lower case. */
  String lower(int from, int to) {
    steps += to - from;
    return new String(seen, from, to - from).toLowerCase(Locale.ROOT);
  }

  /** Whether something was taken from this place. */
  public boolean isTaken(int place) {
    return taken[place] != null;
  }

  /** The beginning of the text, with the names of kinds in place of what was taken. */
  public String render(int end) {
    var shown = new StringBuilder(end);
    Kind before = null;
    for (int i = 0; i < end; i++) {
      Kind kind = taken[i];
      if (kind == null) {
        shown.append(text.charAt(i));
      } else if (kind != before) {
        shown.append(kind.shown());
      }
      before = kind;
    }
    return shown.toString();
  }

  private void keepWhatWasMaskedBefore() {
    for (int i = hasAny("[") ? text.indexOf('[') : -1; i >= 0; i = text.indexOf('[', i + 1)) {
      for (Kind kind : Kind.values()) {
        if (text.startsWith(kind.shown(), i)) {
          take(i, i + kind.shown().length(), kind);
        }
      }
    }
  }

  private void setUuidsApart() {
    for (int i = 8; i < seen.length && hasAny("-"); i++) {
      int from = i - 8;
      if (seen[i] == '-' && !Chars.isWord(at(from - 1)) && isUuid(from)) {
        Arrays.fill(seen, from, from + UUID_LENGTH, UUID_PART);
      }
    }
  }

  private boolean isUuid(int from) {
    for (int i = 0; i < UUID_LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = at(from + i);
      if (dash ? c != '-' : !Chars.isHex(c)) {
        return false;
      }
    }
    return !Chars.isWord(at(from + UUID_LENGTH));
  }
}
