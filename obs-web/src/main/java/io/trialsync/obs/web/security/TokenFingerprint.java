package io.trialsync.obs.web.security;

import java.util.HexFormat;

/** By what a log tells tokens apart: too little to be used, or to be found out from. */
final class TokenFingerprint {

  /** One more, and digits alone would look like a person's number and be masked in the log. */
  private static final int HEX_DIGITS = 5;

  private TokenFingerprint() {}

  /** The first 5 hexadecimal digits of the token's SHA-256. */
  static String of(String token) {
    return HexFormat.of().formatHex(VerifiedTokens.keyOf(token).array()).substring(0, HEX_DIGITS);
  }
}
