package io.trialsync.obs.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I23")
class TrustedProxiesTest {
  private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.7, 10.1.0.0/16,fd00::/8");

  @Test
  void believesNobodyWhoIsNotAProxy() {
    assertThat(origin(TrustedProxies.of(""), "127.0.0.1", "1.2.3.4")).isEqualTo("127.0.0.1");
    assertThat(origin(PROXIES, "10.0.0.8", "1.2.3.4")).isEqualTo("10.0.0.8");
    assertThat(origin(PROXIES, "10.2.0.1", "1.2.3.4")).isEqualTo("10.2.0.1");
  }

  @Test
  void takesTheNearestAddressThatIsNoProxy() {
    assertThat(origin(PROXIES, "10.0.0.7", "1.2.3.4")).isEqualTo("1.2.3.4");
    assertThat(origin(PROXIES, "10.0.0.7", "6.6.6.6, 1.2.3.4,10.1.200.3")).isEqualTo("1.2.3.4");
    assertThat(origin(PROXIES, "10.0.0.7", "6.6.6.6", "1.2.3.4")).isEqualTo("1.2.3.4");
    assertThat(origin(PROXIES, "fd00::1", "2001:db8::5")).isEqualTo("2001:db8:0:0:0:0:0:5");
    assertThat(origin(PROXIES, "10.0.0.7", "10.1.0.1")).isEqualTo("10.1.0.1");
  }

  @Test
  void staysAtTheProxyWhenItsHeaderIsNoAddress() {
    for (String nonsense : List.of("", "unknown", "localhost", "abc.de", "::g", "1.2.3.4:80")) {
      assertThat(origin(PROXIES, "10.0.0.7", nonsense)).as(nonsense).isEqualTo("10.0.0.7");
    }
    assertThat(origin(PROXIES, "10.0.0.7")).isEqualTo("10.0.0.7");
  }

  @Test
  void refusesWhatIsNoNetwork() {
    for (String nonsense : List.of("host", "10.0.0.0/33", "300.1.1.1", "fd00::/129")) {
      assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxies.of(nonsense));
    }
  }

  private static String origin(TrustedProxies proxies, String peer, String... forwardedFor) {
    return proxies.origin(peer, List.of(forwardedFor)).getHostAddress();
  }
}
