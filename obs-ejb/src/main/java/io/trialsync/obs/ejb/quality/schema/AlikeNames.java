package io.trialsync.obs.ejb.quality.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether two names of columns may well mean the same, judged word by word: {@code site} and {@code
 * site_code}, {@code visit_dt} and {@code visitDate}, {@code adress} and {@code address}; neither
 * {@code created_at} and {@code updated_at} nor {@code phone1} and {@code phone2}.
 */
final class AlikeNames {
  /** Letters from which on one may be wrong. */
  private static final int LONG_ENOUGH_FOR_A_SLIP = 5;

  private static final int SHORTEST_BEGINNING = 3;

  private AlikeNames() {}

  static boolean areAlike(String one, String other) {
    List<String> words = words(one);
    List<String> others = words(other);
    if (String.join("", words).equals(String.join("", others))) {
      return true;
    }
    return words.size() <= others.size() ? isIn(words, others) : isIn(others, words);
  }

  /** Whether each word of the shorter name is one of the longer one, in the same order. */
  private static boolean isIn(List<String> few, List<String> many) {
    int found = 0;
    for (String word : many) {
      if (found < few.size() && isSameWord(few.get(found), word)) {
        found++;
      } else if (word.chars().allMatch(Character::isDigit)) {
        return false;
      }
    }
    return found == few.size() && !few.isEmpty();
  }

  private static boolean isSameWord(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    boolean digits = (one + other).chars().anyMatch(Character::isDigit);
    String brief = one.length() <= other.length() ? one : other;
    String whole = one.length() <= other.length() ? other : one;
    return !digits && (isShortFor(brief, whole) || isSlip(brief, whole));
  }

  /**
   * A beginning ({@code subj}), or first letter and some others in order ({@code qty}, {@code dt}).
   */
  private static boolean isShortFor(String brief, String whole) {
    if (brief.length() >= SHORTEST_BEGINNING && whole.startsWith(brief)) {
      return true;
    }
    int found = 0;
    for (int i = 0; i < whole.length() && found < brief.length(); i++) {
      found += whole.charAt(i) == brief.charAt(found) ? 1 : 0;
    }
    boolean vowels = brief.chars().skip(1).anyMatch(c -> "aeiou".indexOf(c) >= 0);
    return found == brief.length()
        && brief.length() >= 2
        && brief.charAt(0) == whole.charAt(0)
        && !vowels;
  }

  /** One letter too many, too few or wrong. */
  private static boolean isSlip(String brief, String whole) {
    if (brief.length() < LONG_ENOUGH_FOR_A_SLIP || whole.length() - brief.length() > 1) {
      return false;
    }
    int same = 0;
    while (same < brief.length() && brief.charAt(same) == whole.charAt(same)) {
      same++;
    }
    boolean replaced = brief.length() == whole.length();
    return brief
        .substring(Math.min(brief.length(), same + (replaced ? 1 : 0)))
        .equals(whole.substring(Math.min(whole.length(), same + 1)));
  }

  private static List<String> words(String name) {
    String spaced =
        name.replaceAll("(?<=[a-z])(?=[A-Z])", "_")
            .replaceAll("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", "_");
    var words =
        new ArrayList<>(
            Arrays.asList(spaced.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
    words.removeIf(String::isEmpty);
    return words;
  }
}
