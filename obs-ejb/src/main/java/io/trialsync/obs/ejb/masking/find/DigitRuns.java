package io.trialsync.obs.ejb.masking.find;

/** Finds numbers of six and more digits; those inside of a long hash are none. */
final class DigitRuns implements Finder {
  private static final int FEWEST = 6;
  private static final int SHORTEST_HASH = 12;
  private static final int LETTERS_OF_HASH = 3;

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasDigits(FEWEST);
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      if (!Chars.isWord(draft.at(i))) {
        i++;
      } else {
        int end = i;
        while (Chars.isWord(draft.at(end))) {
          end++;
        }
        if (!isHash(draft, i, end)) {
          takeRuns(draft, i, end);
        }
        i = end;
      }
    }
  }

  private static void takeRuns(Draft draft, int start, int end) {
    int i = start;
    while (i < end) {
      int digitsEnd = draft.afterDigits(i);
      if (digitsEnd - i >= FEWEST) {
        draft.take(i, digitsEnd, Kind.NUMBER);
      }
      i = Math.max(digitsEnd, i + 1);
    }
  }

  private static boolean isHash(Draft draft, int start, int end) {
    int letters = 0;
    for (int i = start; i < end; i++) {
      char c = draft.at(i);
      if (!Chars.isHex(c) || Chars.isUpper(c)) {
        return false;
      }
      letters += Chars.isDigit(c) ? 0 : 1;
    }
    return end - start >= SHORTEST_HASH && letters >= LETTERS_OF_HASH;
  }
}
