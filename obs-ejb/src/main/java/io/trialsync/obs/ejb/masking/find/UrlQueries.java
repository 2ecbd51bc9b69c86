package io.trialsync.obs.ejb.masking.find;

/** Finds the questions of addresses: what stands behind the question mark. */
final class UrlQueries implements Finder {

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasAny("?");
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      i = Chars.endsWritten(draft.at(i)) ? i + 1 : takeFromWord(draft, i);
    }
  }

  private static int takeFromWord(Draft draft, int start) {
    boolean address = draft.at(start) == '/';
    int mark = -1;
    int i = start;
    while (!Chars.endsWritten(draft.at(i))) {
      char c = draft.at(i);
      address |= c == ':' && draft.at(i + 1) == '/' && draft.at(i + 2) == '/';
      if (c == '?' && mark < 0 && address) {
        mark = i;
      }
      i++;
    }
    int end = i;
    while (mark >= 0 && end > mark && isPunctuation(draft.at(end - 1))) {
      end--;
    }
    if (mark >= 0 && end > mark + 1) {
      draft.take(mark + 1, end, Kind.QUERY);
    }
    return i;
  }

  private static boolean isPunctuation(char c) {
    return switch (c) {
      case '.', ',', ';', ':', ')', ']', '}', '!', '?' -> true;
      default -> false;
    };
  }
}
