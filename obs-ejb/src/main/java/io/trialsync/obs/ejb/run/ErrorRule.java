package io.trialsync.obs.ejb.run;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table that gives errors their category, such as {@code DB code ORA-*}. There are
 * no regular expressions: a star stands at the begin, at the end, or at both, so that a text is
 * read once whatever it holds.
 */
record ErrorRule(ErrorCategory category, Part part, Match match, String text, int from, int to) {
  private static final int MOST_CHARACTERS = 100;

  /** What of an error a rule looks at. */
  enum Part {
    CODE,
    MESSAGE,
    HTTP
  }

  /** How a text is looked for. */
  enum Match {
    WHOLE,
    BEGIN,
    END,
    INSIDE
  }

  /**
   * Reads a rule: category, part and pattern, with spaces between them.
   *
   * @throws IllegalArgumentException when it is none
   */
  static ErrorRule parse(String rule) {
    String[] words = rule.strip().split("\\s+", 3);
    if (words.length != 3) {
      throw new IllegalArgumentException(rule);
    }
    ErrorCategory category = category(words[0]);
    Part part = Part.valueOf(words[1].toUpperCase(Locale.ROOT));
    return part == Part.HTTP ? ofStatus(category, words[2]) : ofText(category, part, words[2]);
  }

  private static ErrorRule ofStatus(ErrorCategory category, String range) {
    List<String> ends = List.of(range.split("-", -1));
    int from = Integer.parseInt(ends.get(0));
    int to = ends.size() == 1 ? from : Integer.parseInt(ends.get(1));
    if (ends.size() > 2 || from < 100 || to > 599 || from > to) {
      throw new IllegalArgumentException(range);
    }
    return new ErrorRule(category, Part.HTTP, Match.WHOLE, "", from, to);
  }

  private static ErrorRule ofText(ErrorCategory category, Part part, String pattern) {
    boolean before = pattern.startsWith("*");
    boolean after = pattern.length() > 1 && pattern.endsWith("*");
    String text =
        pattern
            .substring(before ? 1 : 0, pattern.length() - (after ? 1 : 0))
            .toLowerCase(Locale.ROOT);
    if (text.isBlank() || text.contains("*") || text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(pattern);
    }
    Match match =
        before && after ? Match.INSIDE : before ? Match.END : after ? Match.BEGIN : Match.WHOLE;
    return new ErrorRule(category, part, match, text, 0, 0);
  }

  private static ErrorCategory category(String name) {
    for (ErrorCategory each : ErrorCategory.values()) {
      if (each.wireName().equals(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** Whether the rule fits an error whose code and message have been made small. */
  boolean fits(@Nullable String code, @Nullable String message, @Nullable Integer httpStatus) {
    return switch (part) {
      case HTTP -> httpStatus != null && from <= httpStatus && httpStatus <= to;
      case CODE -> code != null && fits(code);
      case MESSAGE -> message != null && fits(message);
    };
  }

  private boolean fits(String found) {
    return switch (match) {
      case WHOLE -> Objects.equals(found, text);
      case BEGIN -> found.startsWith(text);
      case END -> found.endsWith(text);
      case INSIDE -> found.contains(text);
    };
  }
}
