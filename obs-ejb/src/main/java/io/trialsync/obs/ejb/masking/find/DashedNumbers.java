package io.trialsync.obs.ejb.masking.find;

/** Finds numbers of seven and more digits that dashes divide, as sites number their subjects. */
final class DashedNumbers implements Finder {
  private static final int FEWEST_DIGITS = 7;

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasDigits(FEWEST_DIGITS) && draft.hasAny("-");
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      if (!isPart(draft.at(i))) {
        i++;
      } else {
        int end = i;
        while (isPart(draft.at(end))) {
          end++;
        }
        takeDashed(draft, i, end);
        i = end;
      }
    }
  }

  private static void takeDashed(Draft draft, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && draft.at(from) == '-') {
      from++;
    }
    while (to > from && draft.at(to - 1) == '-') {
      to--;
    }
    int digits = 0;
    for (int i = from; i < to; i++) {
      digits += draft.at(i) == '-' ? 0 : 1;
    }
    boolean alone = !Chars.isLetter(draft.at(end)) && !Chars.isLetter(draft.at(start - 1));
    if (digits >= FEWEST_DIGITS && digits < to - from && alone && from == start) {
      draft.take(from, to, Kind.ID);
    }
  }

  private static boolean isPart(char c) {
    return Chars.isDigit(c) || c == '-';
  }
}
