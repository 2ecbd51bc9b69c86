package io.trialsync.obs.ejb.masking.find;

/** Finds international bank account numbers, written together or in groups of four. */
final class Ibans implements Finder {
  private static final int SHORTEST = 15;
  private static final int LONGEST = 34;
  private static final int MODULUS = 97;
  private static final int HEAD = 4;

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasDigits(6);
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      int end = canBegin(draft, i) ? end(draft, i) : -1;
      if (end > 0) {
        draft.take(i, end, Kind.IBAN);
      }
      i = Math.max(end, i + 1);
    }
  }

  private static boolean canBegin(Draft draft, int place) {
    return isCapital(draft.at(place))
        && isCapital(draft.at(place + 1))
        && Chars.isDigit(draft.at(place + 2))
        && Chars.isDigit(draft.at(place + 3))
        && !Chars.isWord(draft.at(place - 1));
  }

  /** The end of the longest account number that begins here; -1 when none does. */
  private static int end(Draft draft, int start) {
    var read = new StringBuilder(LONGEST);
    int best = -1;
    int i = start;
    while (read.length() < LONGEST) {
      char c = draft.at(i);
      boolean gap = c == ' ' && read.length() % 4 == 0 && isPart(draft.at(i + 1));
      if (!gap && !isPart(c)) {
        break;
      }
      if (!gap) {
        read.append(Character.toUpperCase(c));
      }
      i++;
      if (read.length() >= SHORTEST && !Chars.isWord(draft.at(i)) && isValid(read)) {
        best = i;
      }
    }
    return best;
  }

  private static boolean isValid(CharSequence account) {
    int rest = 0;
    for (int i = 0; i < account.length(); i++) {
      int value = Character.digit(account.charAt((i + HEAD) % account.length()), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % MODULUS;
    }
    return rest == 1;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isPart(char c) {
    return isCapital(c) || Chars.isDigit(c) || (c >= 'a' && c <= 'z');
  }
}
