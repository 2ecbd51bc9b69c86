package io.trialsync.obs.ejb.masking.find;

/** Finds days that are written in numbers: 1975-03-17, 17.03.1975, 3/17/75, and 1975-03. */
final class NumericDates implements Finder {
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2199;

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasDigits(4);
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      if (!Chars.isDigit(draft.at(i))) {
        i++;
      } else {
        int end = end(draft, i);
        if (end > 0) {
          draft.take(i, end, Kind.DATE);
        }
        i = Math.max(end, draft.afterDigits(i));
      }
    }
  }

  /** The end of the day that begins here; -1 when none does. */
  private static int end(Draft draft, int start) {
    int firstEnd = shortNumber(draft, start);
    char sign = draft.at(firstEnd);
    if (firstEnd < 0 || !isSign(sign)) {
      return -1;
    }
    int secondEnd = shortNumber(draft, firstEnd + 1);
    if (secondEnd < 0 || secondEnd - firstEnd > 3) {
      return -1;
    }
    int thirdEnd = draft.at(secondEnd) == sign ? shortNumber(draft, secondEnd + 1) : -1;
    if (thirdEnd > 0 && isDay(draft, start, firstEnd, secondEnd, thirdEnd)) {
      return thirdEnd;
    }
    return isMonth(draft, start, firstEnd, secondEnd) ? secondEnd : -1;
  }

  /** The end of a number of one to four digits; -1 when none stands here. */
  private static int shortNumber(Draft draft, int start) {
    int end = start;
    while (end - start <= 4 && Chars.isDigit(draft.at(end))) {
      end++;
    }
    return end == start || end - start > 4 ? -1 : end;
  }

  private static boolean isDay(Draft draft, int start, int firstEnd, int secondEnd, int thirdEnd) {
    int first = draft.number(start, firstEnd);
    int second = draft.number(firstEnd + 1, secondEnd);
    int third = draft.number(secondEnd + 1, thirdEnd);
    int sizeOfThird = thirdEnd - secondEnd - 1;
    if (firstEnd - start == 4) {
      return sizeOfThird <= 2 && isYear(first) && isDayOfMonth(second, third);
    }
    if (firstEnd - start > 2 || !isDayOfMonth(first, second)) {
      return false;
    }
    return sizeOfThird == 4
        ? isYear(third)
        : sizeOfThird == 2 && isShortForm(draft, start, firstEnd, secondEnd, thirdEnd);
  }

  /** With two digits for the year it may be a version as well: 3.5.12 is one, 17.03.75 is none. */
  private static boolean isShortForm(
      Draft draft, int start, int firstEnd, int secondEnd, int thirdEnd) {
    boolean allTwo = firstEnd - start == 2 && secondEnd - firstEnd == 3;
    char sign = draft.at(firstEnd);
    boolean longer = isSign(draft.at(thirdEnd)) && Chars.isDigit(draft.at(thirdEnd + 1));
    boolean earlier = isSign(draft.at(start - 1)) && Chars.isDigit(draft.at(start - 2));
    return (allTwo || sign == '/' || sign == '-') && !longer && !earlier;
  }

  private static boolean isMonth(Draft draft, int start, int firstEnd, int secondEnd) {
    char sign = draft.at(firstEnd);
    char before = draft.at(start - 1);
    char behind = draft.at(secondEnd);
    int month = draft.number(firstEnd + 1, secondEnd);
    return (sign == '-' || sign == '/')
        && firstEnd - start == 4
        && secondEnd - firstEnd == 3
        && isYear(draft.number(start, firstEnd))
        && month >= 1
        && month <= 12
        && !Chars.isWord(before)
        && !isSign(before)
        && !Chars.isWord(behind)
        && !(isSign(behind) && Chars.isDigit(draft.at(secondEnd + 1)));
  }

  private static boolean isDayOfMonth(int one, int other) {
    return one >= 1 && other >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
  }

  private static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '/' || c == '.' || c == '_';
  }
}
