package io.trialsync.obs.web.security;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where keys may be fetched: who can change them on the way is believed as if he were the issuer.
 */
final class JwksUri {

  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  private JwksUri() {}

  /**
   * The address in that setting.
   *
   * @param insecure whether the operator takes the risk of http
   */
  static URI parse(String key, String text, boolean insecure) {
    URI address = address(key, text);
    boolean safe =
        "https".equals(address.getScheme()) || THIS_MACHINE.matcher(address.getHost()).matches();
    if (!safe && !insecure) {
      throw new IllegalStateException(
          key
              + " must be an https address, so that nobody on the way can put in keys of his own;"
              + " OBS_JWT_INSECURE_JWKS=true allows http.");
    }
    return address;
  }

  private static URI address(String key, String text) {
    try {
      URI address = URI.create(text);
      boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (web && address.getHost() != null && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException unreadable) {
      throw notAnAddress(key);
    }
    throw notAnAddress(key);
  }

  private static IllegalStateException notAnAddress(String key) {
    return new IllegalStateException(
        key + " must be an https address, such as https://sso.example.org/certs.");
  }
}
