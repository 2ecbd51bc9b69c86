package io.trialsync.obs.ejb.masking.find;

/** Groups of digits that belong together, such as those of a phone number. */
final class DigitGroups {
  private static final int MOST_GROUPS = 8;
  private static final int LONGEST_GROUP = 19;

  private final Draft draft;
  private final boolean plus;
  private final boolean bracket;
  private final int[] starts = new int[MOST_GROUPS];
  private final int[] ends = new int[MOST_GROUPS];
  private int count;

  /** Reads the groups that begin here, if any; each look goes a bounded number of steps. */
  DigitGroups(Draft draft, int start) {
    this.draft = draft;
    int i = start;
    plus = draft.at(i) == '+';
    i += plus ? 1 : 0;
    bracket = draft.at(i) == '(';
    i += bracket ? 1 : 0;
    while (count < MOST_GROUPS && Chars.isDigit(draft.at(i))) {
      int end = i;
      while (end - i <= LONGEST_GROUP && Chars.isDigit(draft.at(end))) {
        end++;
      }
      starts[count] = i;
      ends[count] = end;
      count++;
      i = behindSeparator(end);
    }
  }

  private int behindSeparator(int place) {
    int i = place;
    if (draft.at(i) == ')') {
      i++;
    }
    char c = draft.at(i);
    if (c == '-' || c == '.' || c == '/' || c == ' ') {
      i++;
    }
    if (i > place && draft.at(i) == '(') {
      i++;
    }
    return i == place ? draft.length() : i;
  }

  int count() {
    return count;
  }

  boolean startsWithPlus() {
    return plus;
  }

  boolean startsWithBracket() {
    return bracket;
  }

  boolean closesBracket() {
    return draft.at(ends[0]) == ')';
  }

  int end(int group) {
    return ends[group];
  }

  int size(int group) {
    return ends[group] - starts[group];
  }

  /** How many digits the first groups have together. */
  int digits(int groups) {
    int digits = 0;
    for (int i = 0; i < groups; i++) {
      digits += size(i);
    }
    return digits;
  }

  char first(int group) {
    return draft.at(starts[group]);
  }

  /** Whether nothing that belongs to it follows the group. */
  boolean endsBehind(int group) {
    return !Chars.isWord(draft.at(ends[group]));
  }

  /** Whether one and the same character stands between the first groups. */
  boolean separatedBy(char separator, int groups) {
    for (int i = 1; i < groups; i++) {
      if (starts[i] - ends[i - 1] != 1 || draft.at(ends[i - 1]) != separator) {
        return false;
      }
    }
    return true;
  }

  boolean sizesAre(int from, int... sizes) {
    for (int i = 0; i < sizes.length; i++) {
      if (size(from + i) != sizes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the last digit of the first groups checks the others, as on a bank card. */
  boolean hasLuhnDigit(int groups) {
    int sum = 0;
    boolean twice = false;
    for (int group = groups - 1; group >= 0; group--) {
      for (int i = ends[group] - 1; i >= starts[group]; i--) {
        int digit = draft.at(i) - '0';
        int weighed = twice ? digit * 2 : digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
        twice = !twice;
      }
    }
    return sum % 10 == 0;
  }
}
