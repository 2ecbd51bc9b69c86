package io.trialsync.obs.ejb.masking.find;

/** Finds addresses of machines: IPv4, IPv6 and those of network cards. */
final class NetworkAddresses implements Finder {
  private static final int PARTS_OF_IPV4 = 4;
  private static final int HIGHEST_PART = 255;
  private static final int MOST_COLONS = 7;
  private static final int COLONS_OF_CARD = 5;
  private static final int LENGTH_OF_CARD = 17;
  private static final int LONGEST_IPV6 = 45;

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasAny(".:") && draft.hasDigits(1);
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      if (!isPart(draft.at(i))) {
        i++;
      } else {
        int end = i;
        while (isPart(draft.at(end)) || draft.at(end) == '.') {
          end++;
        }
        takeFrom(draft, i, end);
        i = end;
      }
    }
  }

  private static void takeFrom(Draft draft, int start, int end) {
    boolean alone = !Chars.isWord(draft.at(start - 1)) && !Chars.isWord(draft.at(end));
    if (alone && end - start <= LONGEST_IPV6 && takeColons(draft, start, withoutDots(draft, end))) {
      return;
    }
    int i = start;
    while (i < end) {
      int fourthEnd = Chars.isDigit(draft.at(i)) ? ipv4End(draft, i) : -1;
      if (fourthEnd > 0) {
        draft.take(i, fourthEnd, Kind.IP);
      }
      i = Math.max(fourthEnd, behindDots(draft, i));
    }
  }

  private static int withoutDots(Draft draft, int end) {
    int trimmed = end;
    while (draft.at(trimmed - 1) == '.') {
      trimmed--;
    }
    return trimmed;
  }

  private static int behindDots(Draft draft, int place) {
    int i = place;
    while (Chars.isHex(draft.at(i)) || draft.at(i) == '.') {
      i++;
    }
    return i + 1;
  }

  private static int ipv4End(Draft draft, int start) {
    if (Chars.isWord(draft.at(start - 1)) || draft.at(start - 1) == '.') {
      return -1;
    }
    int i = start;
    for (int part = 1; part <= PARTS_OF_IPV4; part++) {
      int end = draft.afterDigits(i);
      if (end == i || end - i > 3 || draft.number(i, end) > HIGHEST_PART) {
        return -1;
      }
      if (part < PARTS_OF_IPV4 && draft.at(end) != '.') {
        return -1;
      }
      i = part < PARTS_OF_IPV4 ? end + 1 : end;
    }
    boolean goesOn = draft.at(i) == '.' && Chars.isDigit(draft.at(i + 1));
    return goesOn || Chars.isWord(draft.at(i)) ? -1 : i;
  }

  private static boolean takeColons(Draft draft, int start, int end) {
    int colons = 0;
    boolean gap = false;
    boolean digits = false;
    boolean zone = false;
    for (int i = start; i < end; i++) {
      char c = draft.at(i);
      colons += c == ':' ? 1 : 0;
      gap |= c == ':' && draft.at(i + 1) == ':';
      digits |= Chars.isDigit(c);
      zone |= c == '.';
    }
    boolean ipv6 = digits && colons >= 2 && colons <= MOST_COLONS && (gap || colons == MOST_COLONS);
    boolean card = colons == COLONS_OF_CARD && end - start == LENGTH_OF_CARD && !zone;
    if (ipv6 || card) {
      draft.take(start, end, card && !gap ? Kind.ID : Kind.IP);
    }
    return ipv6 || card;
  }

  private static boolean isPart(char c) {
    return Chars.isHex(c) || c == ':';
  }
}
