package io.trialsync.obs.ejb.quality.schema;

import java.util.ArrayList;
import java.util.List;

/** Finds what belongs together in a text with brackets inside brackets. */
final class Brackets {
  private Brackets() {}

  /** Where the bracket that opens there is closed; -1 where it never is. */
  static int end(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += step(text.charAt(i));
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The parts between commas that stand in no further bracket. */
  static List<String> split(String text) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += step(text.charAt(i));
      if (depth == 0 && text.charAt(i) == ',') {
        parts.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }

  private static int step(char c) {
    return switch (c) {
      case '(', '<' -> 1;
      case ')', '>' -> -1;
      default -> 0;
    };
  }
}
