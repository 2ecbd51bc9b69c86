package io.trialsync.obs.ejb.masking.find;

/** Finds e-mail addresses, also those whose sign was encoded for a URL. */
final class Emails implements Finder {
  private static final String ENCODED_AT = "%40";
  private static final int SHORTEST_LAST_LABEL = 2;
  private static final int SHORTEST_BARE_HOST = 3;
  private static final int LONGEST_HASH = 8;
  private static final int LONGEST_QUOTED_NAME = 64;

  private final boolean hostsToo;

  /**
   * Finds addresses.
   *
   * @param hostsToo whether {@code jane@hospital}, without a dot behind the sign, is an address
   */
  Emails(boolean hostsToo) {
    this.hostsToo = hostsToo;
  }

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasAny("@%");
  }

  @Override
  public void find(Draft draft) {
    int behindLast = 0;
    for (int i = 0; i < draft.length(); i++) {
      int domain = behindSign(draft, i);
      if (domain > 0) {
        int end = domainEnd(draft, domain);
        int start = localStart(draft, i, behindLast);
        if (start < i && isDomain(draft, domain, end)) {
          draft.take(start, end, Kind.EMAIL);
        }
        behindLast = domain;
      }
    }
  }

  private static int behindSign(Draft draft, int place) {
    if (draft.at(place) == '@') {
      return place + 1;
    }
    boolean encoded = draft.at(place) == '%' && draft.says(place, ENCODED_AT);
    return encoded ? place + ENCODED_AT.length() : 0;
  }

  private static int localStart(Draft draft, int sign, int least) {
    if (draft.at(sign - 1) == '"') {
      return quotedStart(draft, sign, least);
    }
    int start = sign;
    while (start > least && isLocalPart(draft.at(start - 1))) {
      start--;
    }
    return start;
  }

  private static int quotedStart(Draft draft, int sign, int least) {
    int farthest = Math.max(least, sign - LONGEST_QUOTED_NAME);
    for (int i = sign - 2; i >= farthest; i--) {
      if (draft.at(i) == '"') {
        return i;
      }
    }
    return sign;
  }

  private static int domainEnd(Draft draft, int domain) {
    int end = domain;
    if (draft.at(end) == '[') {
      end++;
      while (Chars.isHex(draft.at(end)) || draft.at(end) == '.' || draft.at(end) == ':') {
        end++;
      }
      return draft.at(end) == ']' ? end + 1 : domain;
    }
    while (Chars.isWord(draft.at(end)) || draft.at(end) == '.' || draft.at(end) == '-') {
      end++;
    }
    while (end > domain && !Chars.isWord(draft.at(end - 1))) {
      end--;
    }
    return end;
  }

  private boolean isDomain(Draft draft, int domain, int end) {
    if (draft.at(domain) == '[') {
      return end > domain;
    }
    int label = end;
    boolean letters = true;
    while (label > domain && Chars.isWord(draft.at(label - 1))) {
      label--;
      letters &= Chars.isLetter(draft.at(label));
    }
    if (label > domain) {
      boolean dotted = draft.at(label - 1) == '.' && label - 1 > domain;
      return (dotted || hostsToo) && letters && end - label >= SHORTEST_LAST_LABEL;
    }
    return hostsToo && letters && end - domain >= SHORTEST_BARE_HOST && !isHash(draft, domain, end);
  }

  /** Java prints objects without words of their own as class, sign and a hash in hexadecimal. */
  private static boolean isHash(Draft draft, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Chars.isHex(draft.at(i))) {
        return false;
      }
    }
    return to - from <= LONGEST_HASH;
  }

  private static boolean isLocalPart(char c) {
    return Chars.isWord(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-' || c == '\'';
  }
}
