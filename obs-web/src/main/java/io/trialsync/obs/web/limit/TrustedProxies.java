package io.trialsync.obs.web.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The proxies whose word on where a request came from is believed, as networks of addresses. */
record TrustedProxies(List<Network> networks) {

  /** Reads a list of addresses and networks like {@code 10.0.0.7, 10.1.0.0/16, fd00::/8}. */
  static TrustedProxies of(String list) {
    return new TrustedProxies(
        Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(Network::of)
            .toList());
  }

  /**
   * The nearest address that is not one of ours.
   *
   * @param forwardedFor the headers X-Forwarded-For; each proxy adds the one it was called from
   */
  InetAddress origin(String peer, List<String> forwardedFor) {
    InetAddress nearest = Network.address(peer).orElseGet(InetAddress::getLoopbackAddress);
    if (networks.isEmpty()) {
      return nearest;
    }
    String[] hops = String.join(",", forwardedFor).split(",", -1);
    for (int i = hops.length - 1; i >= 0 && isTrusted(nearest); i--) {
      Optional<InetAddress> before = Network.address(hops[i].strip());
      if (before.isEmpty()) {
        return nearest;
      }
      nearest = before.get();
    }
    return nearest;
  }

  private boolean isTrusted(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
