package io.trialsync.obs.ejb.masking.find;

import java.util.List;
import java.util.Set;

/**
 * Finds rows and keys that databases quote in brackets: {@code Key (mrn)=(…)}, {@code VALUES (…)}.
 */
final class RowValues implements Finder {
  private static final List<String> KEY_ENDS =
      List.of(
          ") already exists",
          ") is not present",
          ") is still referenced",
          ") conflicts with",
          ") is duplicated");
  private static final Set<String> BEFORE_ROWS = Set.of("contains", "values", "value");
  private static final Set<String> CONTAINS = Set.of("contains", "enthält", "contient", "contiene");
  private static final Set<String> BEFORE_PARAMETERS =
      Set.of("parameters", "params", "binds", "parameter", "arguments", "args");

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasAny("([{<$'\"");
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      char c = draft.at(i);
      if (c == ')') {
        i = takeKey(draft, i);
      } else if (c == '<' && draft.says(i, "<- [")) {
        i = takeTo(draft, i + 4, lastOnLine(draft, i + 4, ']'));
      } else if (Chars.isLetter(c)) {
        i = takeBehindWord(draft, i);
      } else {
        i++;
      }
    }
  }

  /** Takes what is in the second brackets of {@code (mrn)=(…)}. */
  private static int takeKey(Draft draft, int close) {
    int sign = draft.afterBlanks(close + 1);
    if (draft.at(sign) != '=') {
      return close + 1;
    }
    int open = draft.afterBlanks(sign + 1);
    return draft.at(open) == '(' ? takeTo(draft, open + 1, keyEnd(draft, open + 1)) : close + 1;
  }

  private static int keyEnd(Draft draft, int from) {
    for (int i = from; !Chars.isLineEnd(draft.at(i)); i++) {
      if (draft.at(i) == ')' && isKeyEnd(draft, i)) {
        return i;
      }
    }
    return lastOnLine(draft, from, ')');
  }

  private static boolean isKeyEnd(Draft draft, int place) {
    return KEY_ENDS.stream().anyMatch(end -> draft.says(place, end));
  }

  /** The last such bracket of the line; the end of the text where the line has none. */
  private static int lastOnLine(Draft draft, int from, char bracket) {
    int last = -1;
    int i = from;
    while (!Chars.isLineEnd(draft.at(i))) {
      last = draft.at(i) == bracket ? i : last;
      i++;
    }
    return last < 0 ? draft.length() : last;
  }

  private static int takeBehindWord(Draft draft, int start) {
    int end = start;
    while (Chars.isLetter(draft.at(end))) {
      end++;
    }
    if (end - start > 12) {
      return end;
    }
    String word = draft.lower(start, end);
    if (BEFORE_ROWS.contains(word) || CONTAINS.contains(word)) {
      return takeRow(draft, word, end);
    }
    return BEFORE_PARAMETERS.contains(word) ? takeParameters(draft, end) : end;
  }

  private static int takeRow(Draft draft, String word, int end) {
    int open = draft.afterBlanks(end);
    if (draft.says(open, "is (")) {
      open += 3;
    } else if (draft.says(open, "are (")) {
      open += 4;
    }
    boolean announced = draft.at(open) == ':';
    open = announced ? draft.afterBlanks(open + 1) : open;
    if (draft.at(open) != '(' && !(announced && draft.at(open) == '[')) {
      return end;
    }
    if (word.equals("values")) {
      return takeTo(draft, open + 1, rowsEnd(draft, open));
    }
    boolean row = CONTAINS.contains(word) && Chars.isLetter(draft.at(end - word.length() - 2));
    return takeTo(
        draft, open + 1, row ? rowEnd(draft, open + 1) : lastOnLine(draft, open + 1, ')'));
  }

  /** The bracket at the end of a line, of this one if it can be; rows may have line breaks. */
  private static int rowEnd(Draft draft, int from) {
    for (int i = from; i < draft.length(); i++) {
      boolean bracket = draft.at(i) == ')' || draft.at(i) == ']';
      if (bracket && endsLine(draft, i + 1)) {
        return i;
      }
    }
    return draft.length();
  }

  private static boolean endsLine(Draft draft, int place) {
    int i = draft.at(place) == '.' ? place + 1 : place;
    return Chars.isLineEnd(draft.at(i));
  }

  /** The last bracket of {@code (…), (…)}. */
  private static int rowsEnd(Draft draft, int open) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < draft.length(); i++) {
      char c = draft.at(i);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ')' && depth == 0 && !quoted && !nextRowFollows(draft, i + 1)) {
        return i;
      }
    }
    return draft.length();
  }

  private static boolean nextRowFollows(Draft draft, int place) {
    int comma = draft.afterBlanks(place);
    return draft.at(comma) == ',' && draft.at(draft.afterBlanks(comma + 1)) == '(';
  }

  private static int takeParameters(Draft draft, int end) {
    int sign = draft.afterBlanks(end);
    if (draft.at(sign) != ':' && draft.at(sign) != '=') {
      return end;
    }
    int value = draft.afterBlanks(sign + 1);
    return switch (draft.at(value)) {
      case '[', '(', '{' -> takeTo(draft, value + 1, draft.lineEnd(value));
      case '$', '\'', '"' -> takeTo(draft, value, draft.lineEnd(value));
      default -> end;
    };
  }

  private static int takeTo(Draft draft, int from, int to) {
    draft.take(from, to, Kind.VALUE);
    return Math.max(from, to);
  }
}
