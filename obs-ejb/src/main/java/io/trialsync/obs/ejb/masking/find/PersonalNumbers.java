package io.trialsync.obs.ejb.masking.find;

import org.jspecify.annotations.Nullable;

/** Finds social security numbers, phone numbers and numbers of bank cards. */
final class PersonalNumbers implements Finder {

  private final boolean bareCards;

  /**
   * Finds numbers.
   *
   * @param bareCards whether a card's number may be written without gaps; of ids that are made of
   *     time every tenth would look like one
   */
  PersonalNumbers(boolean bareCards) {
    this.bareCards = bareCards;
  }

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasDigits(7);
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      i = canBegin(draft, i) ? takeGroups(draft, i) : i + 1;
    }
  }

  private static boolean canBegin(Draft draft, int place) {
    char c = draft.at(place);
    boolean opens = c == '+' ? draft.at(place + 1) >= '1' || draft.at(place + 1) == '(' : c == '(';
    return (opens || Chars.isDigit(c)) && !Chars.isWord(draft.at(place - 1));
  }

  private int takeGroups(Draft draft, int start) {
    var groups = new DigitGroups(draft, start);
    for (int count = groups.count(); count > 0; count--) {
      Kind kind = groups.endsBehind(count - 1) ? kind(groups, count) : null;
      if (kind != null) {
        int end = groups.end(count - 1);
        draft.take(start, end, kind);
        return end;
      }
    }
    return groups.count() == 0 ? start + 1 : groups.end(0);
  }

  private @Nullable Kind kind(DigitGroups groups, int count) {
    if (isCard(groups, count)) {
      return Kind.CARD;
    }
    if (count == 3 && groups.sizesAre(0, 3, 2, 4) && uniform(groups, count)) {
      return Kind.SSN;
    }
    return isPhone(groups, count) ? Kind.PHONE : null;
  }

  private boolean isCard(DigitGroups groups, int count) {
    int digits = groups.digits(count);
    boolean one = bareCards && count == 1;
    boolean printed = count >= 3 && count <= 5 && uniform(groups, count) && groups.size(0) == 4;
    return digits >= 13 && digits <= 19 && (one || printed) && groups.hasLuhnDigit(count);
  }

  private static boolean uniform(DigitGroups groups, int count) {
    return groups.separatedBy('-', count) || groups.separatedBy(' ', count);
  }

  private static boolean isPhone(DigitGroups groups, int count) {
    int digits = groups.digits(count);
    if (groups.startsWithPlus()) {
      return digits >= 7 && digits <= 15;
    }
    if (groups.startsWithBracket()) {
      return count >= 2
          && groups.closesBracket()
          && groups.size(0) >= 2
          && groups.size(0) <= 5
          && digits >= 7
          && digits <= 13;
    }
    return isAmerican(groups, count) || isNational(groups, count, digits);
  }

  private static boolean isAmerican(DigitGroups groups, int count) {
    boolean longForm = count == 4 && groups.size(0) == 1 && groups.first(0) == '1';
    int area = longForm ? 1 : 0;
    if (count != area + 3 || !groups.sizesAre(area, 3, 3, 4)) {
      return false;
    }
    return groups.first(area) >= '2' && (uniform(groups, count) || groups.separatedBy('.', count));
  }

  /** With the zero that many countries put before the code of an area. */
  private static boolean isNational(DigitGroups groups, int count, int digits) {
    if (count < 2 || count > 6 || groups.first(0) != '0' || groups.size(0) < 2) {
      return false;
    }
    boolean date = count == 3 && groups.size(0) == 2 && groups.size(1) == 2;
    return groups.size(0) <= 5 && digits >= 9 && digits <= 13 && !date;
  }
}
