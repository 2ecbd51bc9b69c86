package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenMint.NOW;
import static io.trialsync.obs.web.security.TokenMint.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

  private final VerifiedTokens tokens = new VerifiedTokens();

  @Test
  void knowsATokenForAMinute() throws Exception {
    var key = VerifiedTokens.keyOf("a");
    tokens.remember(key, endingIn(600), NOW);

    assertThat(tokens.find(VerifiedTokens.keyOf("a"), NOW.plusSeconds(59))).isPresent();
    assertThat(tokens.find(VerifiedTokens.keyOf("b"), NOW)).isEmpty();
    assertThat(tokens.find(key, NOW.plus(VerifiedTokens.KEPT))).isEmpty();
  }

  @Test
  void remembersThatATokenWasGoodUntilItIsToldOtherwise() throws Exception {
    var key = VerifiedTokens.keyOf("a");
    assertThat(tokens.hasFound(key)).isFalse();
    tokens.remember(key, endingIn(600), NOW);

    assertThat(tokens.find(key, NOW.plusSeconds(3_600))).isEmpty();
    assertThat(tokens.hasFound(key)).isTrue();
    tokens.forget(key);
    assertThat(tokens.hasFound(key)).isFalse();
  }

  @Test
  void forgetsATokenWhenItExpiresIfThatIsEarlier() throws Exception {
    var key = VerifiedTokens.keyOf("a");
    tokens.remember(key, endingIn(5), NOW);

    assertThat(tokens.find(key, NOW.plusSeconds(34))).isPresent();
    assertThat(tokens.find(key, NOW.plusSeconds(35))).isEmpty();
  }

  @Test
  void neverGrowsBeyondTenThousand() throws Exception {
    var token = endingIn(600);
    for (int i = 0; i < 12_000; i++) {
      tokens.remember(VerifiedTokens.keyOf("t" + i), token, NOW);
    }
    assertThat(tokens.size()).isEqualTo(10_000);
    assertThat(tokens.find(VerifiedTokens.keyOf("t0"), NOW)).isEmpty();
    assertThat(tokens.find(VerifiedTokens.keyOf("t11999"), NOW)).isPresent();
  }

  private static AccessToken endingIn(long seconds) throws Exception {
    Map<String, Object> claims =
        claims("exp", NOW.plus(Duration.ofSeconds(seconds)).getEpochSecond());
    return new AccessToken(
        VerifiedTokens.keyOf("t"), JWTClaimsSet.parse(claims), "client", "acme", Set.of());
  }
}
