package io.trialsync.obs.ejb.masking.find;

import java.util.Set;

/**
 * Finds values in quotes. What stands behind a word like column or table and has the shape of a
 * name passes: without it nobody could tell what failed.
 */
final class QuotedValues implements Finder {
  private static final int LONGEST_WORD = 20;
  private static final int LONGEST_NAME = 200;

  private static final Set<String> BEFORE_NAMES =
      Set.of(
          "column",
          "columns",
          "table",
          "relation",
          "constraint",
          "index",
          "key",
          "field",
          "fields",
          "schema",
          "database",
          "view",
          "sequence",
          "type",
          "function",
          "procedure",
          "operator",
          "role",
          "extension",
          "parameter",
          "attribute",
          "module",
          "package",
          "class",
          "object",
          "property",
          "dataset",
          "catalog",
          "topic",
          "bucket",
          "trigger",
          "policy",
          "job",
          "task",
          "dag",
          "stage",
          "model",
          "source",
          "macro",
          "alias",
          "variable",
          "option",
          "setting",
          "named",
          "relationship",
          "cursor",
          "partition",
          "rule",
          "language",
          "server",
          "method",
          "node",
          "queue",
          "pool",
          "feature",
          "format");

  private static final Set<String> CLAUSES =
      Set.of("field list", "where clause", "order clause", "on clause", "group statement");

  /** Words behind which a value in double quotes follows. */
  private static final Set<String> BEFORE_VALUES =
      Set.of("value", "values", "entry", "literal", "string", "input", "got", "found", "data");

  /** Words that only say how bad it is; what follows them is mostly a name. */
  private static final Set<String> SEVERITIES =
      Set.of("error", "fatal", "warning", "notice", "hint", "panic", "detail", "info");

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasAny("'\"");
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    boolean closesSomewhere = true;
    while (i < draft.length()) {
      char c = draft.at(i);
      if (c == '\'' && opens(draft, i)) {
        int end = closesSomewhere ? closing(draft, i) : -1;
        closesSomewhere = end > 0;
        i = takeSingle(draft, i, end);
      } else {
        i = c == '"' ? takeDouble(draft, i) : i + 1;
      }
    }
  }

  /**
   * An apostrophe stands inside of a word, or behind one; N, E and X may stand before a literal.
   */
  private static boolean opens(Draft draft, int place) {
    char before = draft.at(place - 1);
    if (!Chars.isWord(before)) {
      return true;
    }
    boolean prefix = before == 'N' || before == 'E' || before == 'X' || before == 'B';
    return prefix && !Chars.isWord(draft.at(place - 2)) && draft.at(place + 1) != 's';
  }

  /** The quote that ends a literal; -1 when there is none up to the end of the text. */
  private static int closing(Draft draft, int open) {
    for (int i = open + 1; i < draft.length(); i++) {
      if (draft.at(i) == '\'') {
        if (draft.at(i + 1) == '\'') {
          i++;
        } else if (!Chars.isWord(draft.at(i + 1))) {
          return i;
        }
      }
    }
    return -1;
  }

  private static int takeSingle(Draft draft, int open, int close) {
    int end = close < 0 ? draft.lineEnd(open) : close;
    boolean name = close > 0 && isName(draft, open + 1, close);
    boolean passes =
        name && BEFORE_NAMES.contains(wordBefore(draft, open))
            || close - open <= LONGEST_WORD
                && close > 0
                && CLAUSES.contains(draft.lower(open + 1, close));
    if (!passes) {
      draft.take(open + 1, end, Kind.VALUE);
    }
    return end + 1;
  }

  private static int takeDouble(Draft draft, int open) {
    int close = open + 1;
    while (!Chars.isLineEnd(draft.at(close)) && draft.at(close) != '"') {
      close++;
    }
    String before = wordBefore(draft, open);
    boolean colon = isBehindColon(draft, open);
    boolean name = isName(draft, open + 1, close);
    if (colon ? !(name && SEVERITIES.contains(before)) : BEFORE_VALUES.contains(before)) {
      draft.take(open + 1, close, Kind.VALUE);
    }
    return close + 1;
  }

  private static boolean isBehindColon(Draft draft, int open) {
    int colon = beforeBlanks(draft, open);
    return draft.at(colon) == ':' && colon < open - 1 && Chars.isWord(draft.at(colon - 1));
  }

  private static int beforeBlanks(Draft draft, int place) {
    int i = place - 1;
    while (place - i <= 3 && Chars.isBlank(draft.at(i))) {
      i--;
    }
    return i;
  }

  /** The word before the quote, in lower case; empty when there is none. */
  private static String wordBefore(Draft draft, int open) {
    int end = beforeBlanks(draft, open);
    if (draft.at(end) == ':' || draft.at(end) == '(' || draft.at(end) == '[') {
      end = beforeBlanks(draft, end);
    }
    int start = end;
    while (end - start < LONGEST_WORD && Chars.isLetter(draft.at(start))) {
      start--;
    }
    return draft.lower(start + 1, Math.max(start, end) + 1);
  }

  private static boolean isName(Draft draft, int from, int to) {
    if (to <= from || to - from > LONGEST_NAME || Chars.isDigit(draft.at(from))) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = draft.at(i);
      if (!Chars.isWord(c) && c != '_' && c != '.' && c != '$' && c != '-') {
        return false;
      }
    }
    return true;
  }
}
