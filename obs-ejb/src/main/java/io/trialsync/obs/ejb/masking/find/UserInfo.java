package io.trialsync.obs.ejb.masking.find;

/** Finds the name and password that stand before the host in an address. */
final class UserInfo implements Finder {
  private static final String ORACLE = "jdbc:oracle:";

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasAny("@");
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      if (isSlashes(draft, i)) {
        i = takeBefore(draft, i + 3);
      } else if (draft.at(i) == 'j' && draft.says(i, ORACLE)) {
        i = takeOracle(draft, i + ORACLE.length());
      } else {
        i++;
      }
    }
  }

  private static boolean isSlashes(Draft draft, int place) {
    return draft.at(place) == ':' && draft.at(place + 1) == '/' && draft.at(place + 2) == '/';
  }

  /** Takes what stands before the last sign of an authority; answers where that ends. */
  private static int takeBefore(Draft draft, int from) {
    int sign = -1;
    int signOfHost = -1;
    boolean inHost = true;
    boolean password = false;
    int i = from;
    while (!Chars.endsWritten(draft.at(i)) && !isSlashes(draft, i)) {
      char c = draft.at(i);
      inHost &= c != '/' && c != '?' && c != '#';
      password |= inHost && c == ':' && !isPort(draft, i + 1);
      if (c == '@') {
        sign = i;
        signOfHost = inHost ? i : signOfHost;
      }
      i++;
    }
    // A password may hold a slash; a sign behind the host alone is part of a path.
    int end = signOfHost < 0 && password ? sign : signOfHost;
    if (end > from) {
      draft.take(from, end, Kind.SECRET);
    }
    return i;
  }

  private static boolean isPort(Draft draft, int place) {
    int end = place;
    while (end - place <= 5 && Chars.isDigit(draft.at(end))) {
      end++;
    }
    return end > place && !Chars.isWord(draft.at(end));
  }

  /** {@code jdbc:oracle:thin:name/password@…}. */
  private static int takeOracle(Draft draft, int from) {
    int i = from;
    while (Chars.isWord(draft.at(i))) {
      i++;
    }
    int begin = i + 1;
    while (!Chars.endsWritten(draft.at(i)) && draft.at(i) != '@') {
      i++;
    }
    if (draft.at(i) == '@') {
      draft.take(begin, i, Kind.SECRET);
    }
    return i;
  }
}
