package io.trialsync.obs.ejb.masking.find;

import java.util.Set;

/** Finds what stands behind the name of a secret: {@code password=…}, {@code "api_key": "…"}. */
final class SecretValues implements Finder {
  private static final int LONGEST_NAME = 64;
  private static final int MOST_BLANKS = 3;

  private static final Set<String> ENDINGS =
      Set.of(
          "password",
          "passwd",
          "passwort",
          "pwd",
          "passphrase",
          "secret",
          "token",
          "tokens",
          "apikey",
          "accesskey",
          "accesskeyid",
          "secretkey",
          "privatekey",
          "accountkey",
          "sharedkey",
          "authkey",
          "credential",
          "credentials",
          "sessionid");
  private static final Set<String> WHOLE = Set.of("pass", "pw", "sig", "jwt", "auth", "pin");

  /** Headers whose whole line is a secret. */
  private static final Set<String> LINES =
      Set.of("authorization", "proxyauthorization", "cookie", "setcookie");

  /** {@code (using password: YES)} says whether there was one. */
  private static final Set<String> NO_SECRETS =
      Set.of("yes", "no", "true", "false", "null", "none");

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasAny("=:-bB");
  }

  @Override
  public void find(Draft draft) {
    int i = 0;
    while (i < draft.length()) {
      i = Chars.isLetter(draft.at(i)) ? takeBehindName(draft, i) : i + 1;
    }
  }

  private static int takeBehindName(Draft draft, int start) {
    int end = start;
    while (isNamePart(draft.at(end))) {
      end++;
    }
    int value = valueBehind(draft, start, end);
    if (value < 0) {
      return draft.says(end, " by ") && draft.says(start, "identified ")
          ? ValueEnd.take(draft, draft.afterBlanks(end + 4), Kind.SECRET)
          : end;
    }
    String name = bare(draft.lower(Math.max(start, end - LONGEST_NAME), end));
    boolean line = LINES.contains(name);
    if (!(line || isSecret(name)) || draft.at(value) == Draft.TAKEN || isNoSecret(draft, value)) {
      return end;
    }
    if (!line) {
      return Math.max(end, ValueEnd.take(draft, value, Kind.SECRET));
    }
    int lineEnd = draft.lineEnd(value);
    draft.take(value, lineEnd, Kind.SECRET);
    return lineEnd;
  }

  /** Where the value begins; -1 when none follows. */
  private static int valueBehind(Draft draft, int start, int end) {
    int i = end;
    if (draft.at(i) == '\\') {
      i++;
    }
    if (draft.at(i) == '"' || draft.at(i) == '\'') {
      i++;
    }
    int sign = draft.afterBlanks(i);
    if (sign - i > MOST_BLANKS) {
      return -1;
    }
    boolean option = draft.at(start - 1) == '-' && draft.at(start - 2) == '-';
    if (option && sign > i && draft.at(sign) != '=') {
      return sign;
    }
    char c = draft.at(sign);
    if (c != '=' && c != ':' || draft.at(sign + 1) == ':') {
      return -1;
    }
    int behind = draft.at(sign + 1) == '>' ? sign + 2 : sign + 1;
    int value = draft.afterBlanks(behind);
    return value - behind > MOST_BLANKS || Chars.isLineEnd(draft.at(value)) ? -1 : value;
  }

  private static boolean isNoSecret(Draft draft, int value) {
    int end = value;
    while (end - value <= 5 && Chars.isLetter(draft.at(end))) {
      end++;
    }
    return NO_SECRETS.contains(draft.lower(value, end)) && !Chars.isWord(draft.at(end));
  }

  private static boolean isSecret(String name) {
    return WHOLE.contains(name)
        || name.contains("password")
        || ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static String bare(String name) {
    var kept = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (Chars.isWord(name.charAt(i))) {
        kept.append(name.charAt(i));
      }
    }
    return kept.toString();
  }

  private static boolean isNamePart(char c) {
    return Chars.isWord(c) || c == '_' || c == '-' || c == '.';
  }
}
