package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenCheck.HEADER;
import static io.trialsync.obs.web.security.TokenMint.SECRET;
import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.claimsWithout;
import static io.trialsync.obs.web.security.TokenMint.hs256;
import static io.trialsync.obs.web.security.TokenMint.payloadWithRaw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who made a token, for whom, and what kind of token it is. */
class TokenOriginTest {

  private final TokenVerifier verifier =
      new TokenVerifier(List.of(TokenMint.sharedSecretIssuer()), TokenMint.CLOCK);
  private final TokenCheck check = TokenCheck.of(verifier, hs256(claims()));

  @Test
  @Tag("J24")
  void showsResourcesWhatTheTokenSaysAndNobodyItsText() throws Exception {
    AccessToken token = verifier.verify(hs256(claims()));

    assertThat(token.clientId()).isEqualTo("etl-worker");
    assertThat(token.tenantId()).isEqualTo("acme");
    assertThat(token.getGroups()).containsExactlyInAnyOrder("obs.read", "obs.write");
    assertThat(token.getAudience()).containsExactly("obs");
    assertThat(token.getExpirationTime()).isEqualTo(TokenMint.NOW.getEpochSecond() + 600);
    assertThat(token.getRawToken()).isNull();
    assertThat(token).hasToString("a verified token");
  }

  @Test
  @Tag("C04")
  void refusesForeignIssuers() {
    check.refuses(hs256(claimsWithout("iss")), Reason.UNKNOWN_ISSUER);
    for (Object iss :
        List.of(
            "https://sso.example.org/",
            "https://SSO.example.org",
            "https://sso.example.org/realms/other",
            "https://sso.example.org.evil.example",
            "https://sso.example.org@evil.example",
            " https://sso.example.org",
            List.of("https://sso.example.org"),
            Map.of("iss", "https://sso.example.org"),
            1)) {
      check.refuses(hs256(claims("iss", iss)));
    }
  }

  @Test
  @Tag("C05")
  void refusesTokensThatAreMeantForOthers() {
    check.refuses(hs256(claimsWithout("aud")), Reason.WRONG_AUDIENCE);
    for (Object aud : List.of("obs-x", "OBS", "ob", "", List.of(), 1, List.of("other"), Map.of())) {
      check.refuses(hs256(claims("aud", aud)));
    }
    check.refuses(hs256(SECRET, HEADER, payloadWithRaw("aud", "[null]")));
    check.accepts(hs256(claims("aud", List.of("other", "obs"))));
  }

  @Test
  @Tag("C06")
  void refusesTokensThatSayWhoSomebodyIsAndNotWhatHeMayDo() {
    for (String kind : List.of("ID", "Refresh", "Offline", "Logout", "x", "")) {
      check.refuses(hs256(claims("typ", kind)), Reason.WRONG_KIND);
    }
    check.refuses(hs256(claims("at_hash", "x")), Reason.WRONG_KIND);
    check.refuses(hs256(claims("c_hash", "x")), Reason.WRONG_KIND);
    check.refuses(hs256(claims("nonce", "x")), Reason.WRONG_KIND);
    check.refuses(hs256(claims("events", Map.of())), Reason.WRONG_KIND);
    for (String kind : List.of("logout+jwt", "JOSE", "secevent+jwt", "dpop+jwt", "x")) {
      check.refuses(typed(kind, claims()), Reason.WRONG_KIND);
    }
  }

  @Test
  @Tag("C06")
  void acceptsWhatSaysThatItIsAnAccessToken() {
    check.accepts(hs256(claims("typ", "Bearer")));
    for (String kind : List.of("JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt")) {
      check.accepts(typed(kind, claims()));
    }
    var ofAnOldKeycloak = claims("nonce", "x");
    ofAnOldKeycloak.put("typ", "Bearer");
    check.accepts(hs256(ofAnOldKeycloak));
    check.accepts(typed("at+jwt", claims("nonce", "x")));
  }

  @Test
  @Tag("J24")
  void putsNothingOfATokenIntoItsRefusals() {
    String canary = "CANARYf017x";
    for (String name : List.of("iss", "aud", "exp", "sub", "tenant", "scope", "typ")) {
      String token =
          hs256(new byte[32], HEADER, JSONObjectUtils.toJSONString(claims(name, canary)));
      Throwable refusal = catchThrowable(() -> verifier.verify(token));
      assertThat(refusal).isInstanceOf(InvalidTokenException.class).hasNoCause();
      assertThat(refusal.getMessage()).matches("The token is not accepted: [A-Z_]+");
    }
    check.accepts(hs256(claims("sub", canary)));
  }

  @Test
  @Tag("C13")
  void needsSomebodyWhoHoldsTheToken() {
    check.accepts(hs256(claims("sub", "a\r\nb\u001b[31m")));
    Map<String, Object> nobody = claimsWithout("azp");
    check.refuses(hs256(nobody), Reason.NO_CLIENT);
    nobody.put("sub", "somebody");
    check.accepts(hs256(nobody));
    for (Object bad : List.of("", "a\r\nb", "\u001b[31m", "x\u2028y", "x".repeat(256), 1, true)) {
      check.refuses(hs256(claims("azp", bad)), Reason.NO_CLIENT);
    }
    check.refuses(hs256(claims("sub", "x".repeat(10_000))), Reason.TOO_LONG);
  }

  private static String typed(String kind, Map<String, Object> claims) {
    String header = "{\"alg\":\"HS256\",\"typ\":\"" + kind + "\"}";
    return hs256(SECRET, header, JSONObjectUtils.toJSONString(claims));
  }
}
