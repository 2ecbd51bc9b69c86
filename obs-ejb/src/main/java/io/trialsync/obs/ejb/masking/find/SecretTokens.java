package io.trialsync.obs.ejb.masking.find;

import java.util.List;
import java.util.Set;

/** Finds secrets that are known by their own look: JWTs, PEM blocks, keys of clouds, and others. */
final class SecretTokens implements Finder {
  private static final String PEM_BEGIN = "-----begin";
  private static final String PEM_END = "-----end";
  private static final int SHORTEST_JWT = 16;
  private static final int SHORTEST = 12;
  private static final int CLOUD_KEY = 20;
  private static final int SHORTEST_RANDOM = 28;
  private static final int DIGITS_OF_RANDOM = 3;

  private static final List<String> CLOUD_PREFIXES = List.of("akia", "asia", "aroa", "aida");
  private static final List<String> PREFIXES =
      List.of(
          "ghp_",
          "gho_",
          "ghs_",
          "ghu_",
          "github_pat_",
          "glpat-",
          "xoxb-",
          "xoxp-",
          "xoxa-",
          "xoxs-",
          "xapp-",
          "sk_live_",
          "sk_test_",
          "rk_live_",
          "hvs.",
          "dop_v1_",
          "aiza");

  /** Words behind "Bearer" that talk about tokens instead of being one. */
  private static final Set<String> NO_TOKENS =
      Set.of(
          "token",
          "tokens",
          "auth",
          "authentication",
          "authorization",
          "error",
          "realm",
          "scheme",
          "header",
          "is",
          "was",
          "not",
          "or",
          "and",
          "in",
          "of",
          "for",
          "has",
          "required",
          "only");

  @Override
  public boolean mayFind(Draft draft) {
    return draft.length() >= SHORTEST;
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      if (draft.at(i) == '-' && draft.says(i, PEM_BEGIN)) {
        i = takePem(draft, i);
      } else if (Chars.isWord(draft.at(i))) {
        i = takeFromRun(draft, i);
      } else {
        i++;
      }
    }
  }

  private static int takePem(Draft draft, int begin) {
    int end = begin;
    while (end < draft.length() && !draft.says(end, PEM_END)) {
      end++;
    }
    end = draft.lineEnd(end);
    draft.take(begin, end, Kind.SECRET);
    return end;
  }

  /** Looks at each word of what is written without blanks; answers where to go on. */
  private static int takeFromRun(Draft draft, int start) {
    int end = start;
    while (isTokenPart(draft.at(end))) {
      end++;
    }
    int word = start;
    while (word < end) {
      int wordEnd = word;
      while (Chars.isWord(draft.at(wordEnd))) {
        wordEnd++;
      }
      if (wordEnd > word && isSecret(draft, word, wordEnd, end)) {
        draft.take(word, end, Kind.SECRET);
        return end;
      }
      int behind = takeBehindScheme(draft, word, wordEnd);
      if (behind > wordEnd) {
        return behind;
      }
      word = Math.max(wordEnd, word + 1);
    }
    return end;
  }

  private static boolean isSecret(Draft draft, int start, int plainEnd, int end) {
    int length = end - start;
    if (length >= SHORTEST_JWT
        && draft.at(start) == 'e'
        && draft.at(start + 1) == 'y'
        && draft.at(start + 2) == 'J') {
      return true;
    }
    if (length < SHORTEST) {
      return false;
    }
    boolean cloudKey = plainEnd - start == CLOUD_KEY && isUpperOrDigits(draft, start, plainEnd);
    return cloudKey && startsWithAny(draft, start, CLOUD_PREFIXES)
        || startsWithAny(draft, start, PREFIXES)
        || looksRandom(draft, start, plainEnd);
  }

  private static boolean startsWithAny(Draft draft, int start, List<String> prefixes) {
    char first = Character.toLowerCase(draft.at(start));
    for (String prefix : prefixes) {
      if (prefix.charAt(0) == first && draft.says(start, prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUpperOrDigits(Draft draft, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Chars.isUpper(draft.at(i)) && !Chars.isDigit(draft.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean looksRandom(Draft draft, int from, int to) {
    if (to - from < SHORTEST_RANDOM) {
      return false;
    }
    int digits = 0;
    int upper = 0;
    for (int i = from; i < to; i++) {
      digits += Chars.isDigit(draft.at(i)) ? 1 : 0;
      upper += Chars.isUpper(draft.at(i)) ? 1 : 0;
    }
    return digits >= DIGITS_OF_RANDOM && upper > 0 && upper + digits < to - from;
  }

  /** Takes what follows the words Bearer or Basic; answers where that ends. */
  private static int takeBehindScheme(Draft draft, int start, int end) {
    boolean bearer = end - start == 6 && draft.says(start, "bearer");
    boolean basic = end - start == 5 && draft.says(start, "basic");
    int from = draft.afterBlanks(end);
    if (!bearer && !basic || from == end) {
      return end;
    }
    int to = from;
    while (isTokenPart(draft.at(to))
        || draft.at(to) == '+'
        || draft.at(to) == '/'
        || draft.at(to) == '=') {
      to++;
    }
    if (bearer ? isNoToken(draft, from, to) : !looksEncoded(draft, from, to)) {
      return end;
    }
    draft.take(from, to, Kind.SECRET);
    return to;
  }

  private static boolean isNoToken(Draft draft, int from, int to) {
    return to - from <= 14 && NO_TOKENS.contains(trimmed(draft.lower(from, to)));
  }

  private static String trimmed(String word) {
    return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
  }

  /** Base64 of any name and password has capitals or digits inside. */
  private static boolean looksEncoded(Draft draft, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      char c = draft.at(i);
      if (Chars.isDigit(c) || Chars.isUpper(c) || c == '=') {
        return true;
      }
    }
    return false;
  }

  private static boolean isTokenPart(char c) {
    return Chars.isWord(c) || c == '_' || c == '-' || c == '.' || c == '~';
  }
}
