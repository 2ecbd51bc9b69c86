package io.trialsync.obs.ejb.masking.find;

/**
 * Finds what stands behind a word like subject, MRN or kit, as far as it can be a number of one.
 */
final class SubjectLabels implements Finder {
  private static final int LONGEST_LABEL = 40;
  private static final int LONGEST_WORD = 16;
  private static final int MOST_BETWEEN = 4;
  private static final int MOST_IN_LIST = 50;
  private static final int MOST_NAMES = 3;
  private static final int LETTERS_IN_PATH = 3;

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasDigits(1) || draft.hasAny("=:#");
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      if (!Chars.isLetter(draft.at(i))) {
        i++;
      } else {
        int end = i;
        while (isIdentifierPart(draft.at(end))) {
          end++;
        }
        int label = Math.max(i, end - LONGEST_LABEL);
        i = isLabel(draft, label, end) ? takeBehind(draft, end) : end;
      }
    }
  }

  /** Whether the last word, but for those like id and number, names a thing: patient_id. */
  private static boolean isLabel(Draft draft, int start, int end) {
    int to = end;
    for (int words = 0; words < 3 && to > start; words++) {
      int from = wordStart(draft, start, to);
      String word = draft.lower(from, to);
      if (SubjectWords.isThing(word)) {
        return true;
      }
      if (!SubjectWords.isQualifier(word)) {
        return SubjectWords.isThing(draft.lower(start, end).replace("_", ""));
      }
      to = from;
      while (to > start && draft.at(to - 1) == '_') {
        to--;
      }
    }
    return false;
  }

  private static int wordStart(Draft draft, int start, int end) {
    int from = end - 1;
    while (from > start && draft.at(from - 1) != '_' && !isHump(draft, from)) {
      from--;
    }
    return from;
  }

  private static boolean isHump(Draft draft, int place) {
    return Chars.isUpper(draft.at(place)) && !Chars.isUpper(draft.at(place - 1));
  }

  private static int takeBehind(Draft draft, int labelEnd) {
    if (draft.at(labelEnd) == '/') {
      return takePathPart(draft, labelEnd + 1);
    }
    int i = isBracket(draft.at(labelEnd)) ? labelEnd + 1 : labelEnd;
    boolean sign = false;
    for (int between = 0; between < MOST_BETWEEN; between++) {
      int next = behindSigns(draft, i, between > 0);
      sign |= hasSign(draft, i, next);
      int wordEnd = wordEnd(draft, next);
      boolean qualifier =
          wordEnd > next
              && wordEnd - next <= LONGEST_WORD
              && SubjectWords.isQualifier(draft.lower(next, wordEnd));
      if (next == labelEnd) {
        return labelEnd;
      }
      if (!qualifier) {
        return takeList(draft, next, sign, labelEnd);
      }
      i = wordEnd;
    }
    return labelEnd;
  }

  /** Takes the number in {@code /subjects/S-0017}; answers where to go on. */
  private static int takePathPart(Draft draft, int start) {
    int letters = wordEnd(draft, start);
    int end = start;
    int digits = 0;
    while (isValuePart(draft.at(end))) {
      digits += Chars.isDigit(draft.at(end)) || draft.at(end) == Draft.UUID_PART ? 1 : 0;
      end++;
    }
    if (digits > 1 && letters - start <= LETTERS_IN_PATH) {
      draft.take(start, end, Kind.ID);
    }
    return end;
  }

  private static int takeList(Draft draft, int first, boolean sign, int labelEnd) {
    int end = labelEnd;
    int i = first;
    for (int item = 0; item < MOST_IN_LIST; item++) {
      int itemEnd = takeValue(draft, i, sign && item == 0);
      if (itemEnd < 0) {
        return end;
      }
      end = itemEnd;
      i = behindComma(draft, end);
      if (i < 0) {
        return end;
      }
    }
    return end;
  }

  /** Takes the value that begins here; answers its end, or -1 when it can be none. */
  private static int takeValue(Draft draft, int start, boolean sign) {
    int from = behindOpening(draft, start);
    if (sign && (draft.at(from - 1) == '"' || draft.at(from - 1) == '\'')) {
      return ValueEnd.take(draft, from - 1, Kind.ID);
    }
    int to = from;
    boolean digits = false;
    while (isValuePart(draft.at(to))) {
      digits |= Chars.isDigit(draft.at(to)) || draft.at(to) == Draft.UUID_PART;
      to++;
    }
    while (to > from && draft.at(to - 1) == '.') {
      to--;
    }
    boolean share = !sign && draft.says(from, "0.");
    if (to == from || share || !(digits || sign) || SubjectWords.isType(draft.lower(from, to))) {
      return -1;
    }
    to = digits ? to : behindNames(draft, to);
    draft.take(from, to, Kind.ID);
    return to;
  }

  /** With a name that begins here go the names behind it: Doe, Jane. */
  private static int behindNames(Draft draft, int place) {
    int end = place;
    for (int name = 0; name < MOST_NAMES; name++) {
      int next = draft.at(end) == ',' ? end + 1 : end;
      if (draft.at(next) != ' ' || !Chars.isUpper(draft.at(next + 1))) {
        return end;
      }
      end = wordEnd(draft, next + 1);
    }
    return end;
  }

  private static int behindComma(Draft draft, int place) {
    int i = draft.at(place) == '"' || draft.at(place) == '\'' ? place + 1 : place;
    if (draft.at(i) == '/') {
      return Chars.isDigit(draft.at(i + 1)) ? i + 1 : -1;
    }
    if (draft.at(i) == ',' || draft.at(i) == ';') {
      return draft.afterBlanks(i + 1);
    }
    boolean and = draft.says(i, " and ") || draft.says(i, " und ");
    return and ? i + 5 : draft.says(i, " or ") ? i + 4 : draft.says(i, " & ") ? i + 3 : -1;
  }

  /** Behind a word like "no" a dot belongs to it; behind the label it ends a sentence. */
  private static int behindSigns(Draft draft, int place, boolean dots) {
    int i = place;
    while (i - place < LONGEST_LABEL && (isSign(draft.at(i)) || dots && draft.at(i) == '.')) {
      i++;
    }
    return i;
  }

  private static boolean hasSign(Draft draft, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = draft.at(i);
      if (c == '=' || c == ':' || c == '#') {
        return true;
      }
    }
    return false;
  }

  private static int behindOpening(Draft draft, int place) {
    int i = place;
    while (i - place < MOST_BETWEEN && isOpening(draft.at(i))) {
      i++;
    }
    return i;
  }

  private static int wordEnd(Draft draft, int start) {
    int end = start;
    while (Chars.isLetter(draft.at(end)) && end - start <= LONGEST_WORD) {
      end++;
    }
    return end;
  }

  private static boolean isIdentifierPart(char c) {
    return Chars.isWord(c) || c == '_';
  }

  private static boolean isSign(char c) {
    return switch (c) {
      case ' ', '\t', '=', ':', '#', '"', '\'', '`', ']', '\\', '-' -> true;
      default -> false;
    };
  }

  private static boolean isBracket(char c) {
    return c == '(' || c == '[' || c == '{';
  }

  private static boolean isOpening(char c) {
    return c == '"' || c == '(' || c == '[' || c == '\\' || c == '\'' || c == '<';
  }

  private static boolean isValuePart(char c) {
    return Chars.isWord(c) || c == '_' || c == '-' || c == '.' || c == Draft.UUID_PART;
  }
}
