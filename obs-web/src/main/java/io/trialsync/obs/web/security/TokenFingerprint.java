package io.trialsync.obs.web.security;

import java.util.HexFormat;

/** By what a log tells tokens apart: too little to be used, or to be found out from. */
final class TokenFingerprint {

  private static final int BYTES = 4;

  private TokenFingerprint() {}

  /** The first 8 hexadecimal digits of the token's SHA-256. */
  static String of(String token) {
    return HexFormat.of().formatHex(VerifiedTokens.keyOf(token).array(), 0, BYTES);
  }
}
