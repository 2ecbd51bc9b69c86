package io.trialsync.obs.ejb.masking.find;

/** Finds numbers that carry their word with them: SUBJ-0017, load_patient_0123, SITE-0123-045. */
final class SubjectCodes implements Finder {
  private static final int LONGEST_WORD = 16;
  private static final int FEWEST_DIGITS = 2;
  private static final int DIGITS_OF_SITE = 2;

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasDigits(FEWEST_DIGITS);
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
        int word = lastWord(draft, i, end);
        int codeEnd = end - word <= LONGEST_WORD ? codeEnd(draft, word, end) : -1;
        if (codeEnd > 0) {
          draft.take(word, codeEnd, Kind.ID);
        }
        i = Math.max(end, codeEnd);
      }
    }
  }

  /** Where the last word of loadPatient begins. */
  private static int lastWord(Draft draft, int start, int end) {
    for (int i = end - 1; i > start; i--) {
      if (Chars.isUpper(draft.at(i)) && !Chars.isUpper(draft.at(i - 1))) {
        return i;
      }
    }
    return start;
  }

  private static int codeEnd(Draft draft, int start, int end) {
    int digits = behindSign(draft, end);
    int digitsEnd = draft.afterDigits(digits);
    if (digitsEnd == digits) {
      return -1;
    }
    String word = draft.lower(start, end);
    int least = word.length() <= 3 && digits == end ? FEWEST_DIGITS + 1 : FEWEST_DIGITS;
    boolean code = SubjectWords.isCode(word) && digitsEnd - digits >= least;
    return code || word.equals("site") && isSiteWithSubject(draft, digits, digitsEnd)
        ? restOf(draft, digitsEnd)
        : -1;
  }

  private static int behindSign(Draft draft, int place) {
    char c = draft.at(place);
    boolean sign = c == '-' || c == '_' || c == '#' || c == '.';
    return sign ? place + 1 : place;
  }

  private static boolean isSiteWithSubject(Draft draft, int digits, int digitsEnd) {
    char sign = draft.at(digitsEnd);
    return digitsEnd - digits >= DIGITS_OF_SITE
        && (sign == '-' || sign == '_')
        && draft.afterDigits(digitsEnd + 1) - digitsEnd > DIGITS_OF_SITE;
  }

  /** What is written on behind the number belongs to it. */
  private static int restOf(Draft draft, int place) {
    int end = place;
    while (Chars.isWord(draft.at(end))
        || ((draft.at(end) == '-') && Chars.isWord(draft.at(end + 1)))
        || (draft.at(end) == '_' && Chars.isDigit(draft.at(end + 1)))) {
      end++;
    }
    return end;
  }
}
