package io.trialsync.obs.ejb.alerting.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** What an address must be before anything is sent to it. */
final class HttpAddress {
  private static final int LONGEST = 2_000;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private HttpAddress() {}

  /** By https, or by http on this machine: the address itself is a secret. */
  static boolean isWebhook(String value) {
    return isHttp(value)
        && ("https".equals(scheme(value)) || isThisMachine(URI.create(value).getHost()));
  }

  /** By http or https, with a host and without a name and password in it. */
  static boolean isHttp(String value) {
    try {
      URI address = new URI(value);
      return value.length() <= LONGEST
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawFragment() == null
          && ("http".equals(scheme(value)) || "https".equals(scheme(value)));
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  /** The same, and without anything behind the path, which is added to. */
  static boolean isBase(String value) {
    return isHttp(value) && URI.create(value).getRawQuery() == null;
  }

  static boolean isThisMachine(String host) {
    return THIS_MACHINE.contains(host);
  }

  private static String scheme(String value) {
    return value.substring(0, Math.max(0, value.indexOf(':')));
  }
}
