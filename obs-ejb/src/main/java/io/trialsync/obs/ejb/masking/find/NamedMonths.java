package io.trialsync.obs.ejb.masking.find;

import java.util.Set;

/** Finds days whose month is a word: 17-MAR-1975, March 17, 1975, 17MAR1975. */
final class NamedMonths implements Finder {
  private static final int LONGEST = 10;
  private static final String INITIALS = "jfmasondeJFMASONDE";
  private static final int MOST_SIGNS = 3;

  private static final Set<String> MONTHS =
      Set.of(
          "jan",
          "feb",
          "mar",
          "apr",
          "may",
          "jun",
          "jul",
          "aug",
          "sep",
          "sept",
          "oct",
          "nov",
          "dec",
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "januar",
          "februar",
          "märz",
          "mrz",
          "mai",
          "juni",
          "juli",
          "oktober",
          "okt",
          "dezember",
          "dez",
          "janvier",
          "février",
          "fevrier",
          "mars",
          "avril",
          "juin",
          "juillet",
          "août",
          "aout",
          "septembre",
          "octobre",
          "novembre",
          "décembre",
          "decembre",
          "enero",
          "febrero",
          "marzo",
          "abril",
          "mayo",
          "junio",
          "julio",
          "agosto",
          "septiembre",
          "octubre",
          "noviembre",
          "diciembre");

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasDigits(1);
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      if (!Chars.isLetter(draft.at(i))) {
        i++;
      } else {
        int end = i;
        while (Chars.isLetter(draft.at(end))) {
          end++;
        }
        boolean month =
            end - i >= 3
                && end - i <= LONGEST
                && INITIALS.indexOf(draft.at(i)) >= 0
                && MONTHS.contains(draft.lower(i, end));
        i = month ? takeAround(draft, i, end) : end;
      }
    }
  }

  /** Takes the month with the day and the year beside it; answers where to go on. */
  private static int takeAround(Draft draft, int start, int end) {
    int day = dayBefore(draft, start);
    int year = numberBehind(draft, end);
    int size = year < 0 ? 0 : sizeOfNumber(draft, year);
    boolean capital = Chars.isUpper(draft.at(start));
    boolean blank = Chars.isBlank(draft.at(end));
    if (day >= 0 && (size == 4 || size == 2)) {
      draft.take(day, year, Kind.DATE);
      return year;
    }
    if (day >= 0 && capital && !Chars.isDigit(draft.at(start - 1))) {
      draft.take(day, end, Kind.DATE);
      return end;
    }
    if (size == 4 && (capital || !blank) && !Chars.isDigit(draft.at(end))) {
      draft.take(start, year, Kind.DATE);
      return year;
    }
    if ((size == 1 || size == 2) && capital && !Chars.isDigit(draft.at(end))) {
      int second = numberBehind(draft, year);
      int to = second > 0 && sizeOfNumber(draft, second) == 4 ? second : year;
      draft.take(start, to, Kind.DATE);
      return to;
    }
    return end;
  }

  /** Where the number of a day before the month begins; -1 when there is none. */
  private static int dayBefore(Draft draft, int month) {
    int end = month;
    while (month - end < MOST_SIGNS && isSign(draft.at(end - 1))) {
      end--;
    }
    if (end < month && (draft.says(end - 3, " de") || draft.says(end - 3, " of"))) {
      end -= 3;
    }
    if (end < month
        && (draft.says(end - 2, "th")
            || draft.says(end - 2, "st")
            || draft.says(end - 2, "nd")
            || draft.says(end - 2, "rd"))) {
      end -= 2;
    }
    int start = end;
    while (end - start < 3 && Chars.isDigit(draft.at(start - 1))) {
      start--;
    }
    boolean fits = end > start && end - start <= 2 && !Chars.isLetter(draft.at(start - 1));
    return fits && isDay(draft.number(start, end)) ? start : -1;
  }

  /** The end of the number behind a month or a day; -1 when there is none that fits. */
  private static int numberBehind(Draft draft, int place) {
    int start = place;
    if (Chars.isLetter(draft.at(start)) && Chars.isDigit(draft.at(start - 1))) {
      start += 2;
    }
    while (start - place < MOST_SIGNS + 2 && isSign(draft.at(start))) {
      start++;
    }
    if (draft.says(start, "de ")) {
      start += 3;
    }
    int end = start;
    while (end - start <= 4 && Chars.isDigit(draft.at(end))) {
      end++;
    }
    int size = end - start;
    boolean fits = size == 4 || (size >= 1 && size <= 2 && isDayOrYear(draft, start, end));
    return fits ? end : -1;
  }

  private static boolean isDayOrYear(Draft draft, int start, int end) {
    return end - start == 2 || isDay(draft.number(start, end));
  }

  private static int sizeOfNumber(Draft draft, int end) {
    int start = end;
    while (end - start < 5 && Chars.isDigit(draft.at(start - 1))) {
      start--;
    }
    return end - start;
  }

  private static boolean isDay(int number) {
    return number >= 1 && number <= 31;
  }

  private static boolean isSign(char c) {
    return c == ' ' || c == '-' || c == '/' || c == '.' || c == ',' || c == '_' || c == '\'';
  }
}
