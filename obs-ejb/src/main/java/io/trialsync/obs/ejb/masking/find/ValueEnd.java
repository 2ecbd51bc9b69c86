package io.trialsync.obs.ejb.masking.find;

/** Knows where a value ends that stands behind a name and a sign. */
final class ValueEnd {
  private static final int LONGEST_NAME = 40;

  private ValueEnd() {}

  /** The end of the value that begins here, with its quotes if it has any. */
  static int of(Draft draft, int value) {
    char first = draft.at(value);
    boolean escaped = first == '\\' && draft.at(value + 1) == '"';
    if (first == '"' || first == '\'' || escaped) {
      return quoted(draft, escaped ? value + 1 : value, escaped);
    }
    int end = value;
    while (!endsAt(draft, end)) {
      end++;
    }
    return end;
  }

  /** Takes the value that begins here, but not its quotes; answers its end. */
  static int take(Draft draft, int value, Kind kind) {
    int end = of(draft, value);
    char first = draft.at(value);
    boolean quoted = first == '"' || first == '\'';
    boolean closed = quoted && end > value + 1 && draft.at(end - 1) == first;
    draft.take(quoted ? value + 1 : value, closed ? end - 1 : end, kind);
    return end;
  }

  /** The place behind the closing quote; the end of the line where there is none. */
  private static int quoted(Draft draft, int open, boolean escaped) {
    char quote = draft.at(open);
    for (int i = open + 1; !Chars.isLineEnd(draft.at(i)); i++) {
      if (draft.at(i) == '\\' && !escaped && !Chars.isLineEnd(draft.at(i + 1))) {
        i++;
      } else if (draft.at(i) == quote) {
        if (escaped || draft.at(i + 1) != quote) {
          return i + 1;
        }
        i++;
      }
    }
    return draft.lineEnd(open);
  }

  private static boolean endsAt(Draft draft, int place) {
    char c = draft.at(place);
    return switch (c) {
      case '&', ';', '"', '\'', '<', '>', Draft.TAKEN -> true;
      case ',' -> Chars.isSpace(draft.at(place + 1)) || nextIsName(draft, place + 1);
      case ')', ']', '}', '.' -> Chars.isSpace(draft.at(place + 1)) || closes(draft.at(place + 1));
      default -> Chars.isSpace(c);
    };
  }

  private static boolean closes(char c) {
    return c == ')' || c == ']' || c == '}' || c == ',' || c == ';' || c == '"' || c == '\'';
  }

  private static boolean nextIsName(Draft draft, int place) {
    int end = place;
    while (end - place < LONGEST_NAME
        && (Chars.isWord(draft.at(end)) || draft.at(end) == '_' || draft.at(end) == '-')) {
      end++;
    }
    return end > place && (draft.at(end) == '=' || draft.at(end) == ':');
  }
}
