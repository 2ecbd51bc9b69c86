package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenMint.NOW;
import static io.trialsync.obs.web.security.TokenMint.SECRET;
import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.claimsWithout;
import static io.trialsync.obs.web.security.TokenMint.hs256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

  private static final String HEADER = "{\"alg\":\"HS256\"}";

  private final TokenVerifier verifier =
      new TokenVerifier(List.of(TokenMint.sharedSecretIssuer()), TokenMint.CLOCK);

  @Test
  void acceptsAGoodToken() throws Exception {
    AccessToken token = verifier.verify(hs256(claims()));

    assertThat(token.clientId()).isEqualTo("etl-worker");
    assertThat(token.tenantId()).isEqualTo("acme");
    assertThat(token.getGroups()).containsExactlyInAnyOrder("obs.read", "obs.write");
    assertThat(token.getAudience()).containsExactly("obs");
    assertThat(token.getExpirationTime()).isEqualTo(NOW.getEpochSecond() + 600);
    assertThat(token.getRawToken()).isNull();
    assertThat(token).hasToString("a verified token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\"}",
        "{\"alg\":\"NONE\"}",
        "{\"alg\":\"nOnE\"}",
        "{\"alg\":\" none\"}",
        "{\"alg\":\"\"}",
        "{\"alg\":null}",
        "{\"alg\":1}",
        "{}",
        "{\"alg\":[\"HS256\"]}",
        "{\"alg\":\"hs256\"}",
        "{\"alg\":\"HS384\"}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
        "{\"alg\":\"HS256\",\"b64\":false}",
        "{\"alg\":\"HS256\",\"crit\":[]}",
        "{\"alg\":\"HS256\",\"crit\":\"x\"}",
        "{\"alg\":\"HS256\",\"typ\":\"logout+jwt\"}",
        "{\"alg\":\"HS256\",\"typ\":1}",
        "{\"alg\":\"HS256\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"} x",
        "[]",
        "null",
        "\"x\"",
        "x"
      })
  void refusesHeadersThatAreNotPlainHs256(String header) {
    String payload = JSONObjectUtils.toJSONString(claims());

    assertRefused(hs256(SECRET, header, payload));
    assertRefused(hs256(SECRET, header, payload).replaceAll("[^.]+$", ""));
  }

  @Test
  void refusesOtherAlgorithmsWithTheRightSecret() {
    byte[] longSecret = Arrays.copyOf(SECRET, 64);
    var strong =
        new TokenVerifier(
            List.of(TokenMint.issuer("https://sso.example.org", new SharedSecret(longSecret))),
            TokenMint.CLOCK);
    for (var algorithm : List.of(JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
      assertThatThrownBy(() -> strong.verify(TokenMint.hmac(algorithm, longSecret, claims())))
          .isInstanceOf(InvalidTokenException.class);
    }
    assertThat(
            catchThrowable(
                () -> strong.verify(TokenMint.hmac(JWSAlgorithm.HS256, longSecret, claims()))))
        .isNull();
  }

  @Test
  void refusesBrokenForms() {
    String good = hs256(claims());
    String[] parts = good.split("\\.");
    var broken =
        List.of(
            "",
            ".",
            "..",
            "...",
            parts[0],
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + ".",
            good + ".x",
            good + ".x.y",
            good + "=",
            " " + good,
            good + "\n",
            good.replace(".", ". "),
            good.substring(0, good.length() - 4),
            parts[0] + "." + parts[1] + ".!!!!",
            "{\"payload\":\"x\",\"signatures\":[]}",
            good + "\u0000",
            "Bearer " + good);
    broken.forEach(this::assertRefused);
  }

  @Test
  void refusesAChangedSignatureAndItsUnusedBits() {
    String good = hs256(claims());
    int last = good.length() - 1;
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (char other : alphabet.toCharArray()) {
      if (other != good.charAt(last)) {
        assertRefused(good.substring(0, last) + other);
      }
    }
    assertRefused(
        hs256(
            "another secret, of 32 bytes long".getBytes(StandardCharsets.US_ASCII), HEADER, "{}"));
  }

  @Test
  void toleratesThirtySecondsOfClockSkewAndNotOneMore() {
    long now = NOW.getEpochSecond();
    assertAccepted(hs256(claims("exp", now - 29)));
    assertRefused(hs256(claims("exp", now - 31)), Reason.EXPIRED);
    assertAccepted(hs256(claims("nbf", now + 30)));
    assertRefused(hs256(claims("nbf", now + 31)), Reason.NOT_YET_VALID);
    assertRefused(hs256(claims("iat", now + 31)), Reason.NOT_YET_VALID);
  }

  @Test
  void refusesTokensWithoutASaneEnd() {
    assertRefused(hs256(claimsWithout("exp")), Reason.EXPIRED);
    assertRefused(hs256(claims("exp", NOW.toEpochMilli())), Reason.EXPIRED);
    assertRefused(hs256(claims("exp", "tomorrow")));
    assertRefused(hs256(SECRET, HEADER, payloadWithRaw("exp", "1e400")));
    assertRefused(hs256(SECRET, HEADER, payloadWithRaw("exp", "1".repeat(5_000))));
  }

  @Test
  void refusesForeignIssuersAndAudiences() {
    assertRefused(hs256(claimsWithout("iss")), Reason.UNKNOWN_ISSUER);
    for (Object iss :
        List.of(
            "https://sso.example.org/",
            "https://SSO.example.org",
            List.of("https://sso.example.org"),
            1)) {
      assertRefused(hs256(claims("iss", iss)));
    }
    assertRefused(hs256(claimsWithout("aud")), Reason.WRONG_AUDIENCE);
    for (Object aud : List.of("obs-x", "OBS", List.of(), 1, List.of("other"))) {
      assertRefused(hs256(claims("aud", aud)));
    }
    assertAccepted(hs256(claims("aud", List.of("other", "obs"))));
  }

  @Test
  void refusesTokensThatSayWhoSomebodyIsAndNotWhatHeMayDo() {
    assertRefused(hs256(claims("typ", "ID")), Reason.WRONG_KIND);
    assertRefused(hs256(claims("typ", "Refresh")), Reason.WRONG_KIND);
    assertRefused(hs256(claims("at_hash", "x")), Reason.WRONG_KIND);
    assertRefused(hs256(claims("events", Map.of())), Reason.WRONG_KIND);
    assertAccepted(hs256(claims("typ", "Bearer")));
  }

  @Test
  void refusesDuplicateClaims() {
    for (String name : List.of("scope", "tenant", "exp", "iss")) {
      String payload = JSONObjectUtils.toJSONString(claims());
      String twice = payload.replaceFirst("\\{", "{\"" + name + "\":\"x\",");
      assertRefused(hs256(SECRET, HEADER, twice), Reason.MALFORMED);
    }
  }

  @Test
  void refusesOversizedAndDeepTokensQuickly() {
    assertRefused(hs256(claims("pad", "x".repeat(8_000))), Reason.TOO_LONG);
    assertRefused("x".repeat(1_000_000), Reason.TOO_LONG);
    assertAccepted(hs256(claims("pad", "x".repeat(5_000))));
    Throwable deep =
        catchThrowable(
            () -> verifier.verify(hs256(SECRET, HEADER, payloadWithRaw("x", "[".repeat(5_000)))));
    assertThat(deep).isInstanceOf(InvalidTokenException.class);
  }

  @Test
  void neverFailsOtherwiseOnClaimsOfWrongTypes() {
    for (String name :
        List.of(
            "iss",
            "aud",
            "exp",
            "nbf",
            "iat",
            "sub",
            "azp",
            "scope",
            "scp",
            "tenant",
            "jti",
            "typ",
            "realm_access")) {
      for (String raw :
          List.of(
              "null",
              "true",
              "0",
              "-1",
              "\"x\"",
              "\"\"",
              "[]",
              "[null]",
              "[1,[]]",
              "{}",
              "{\"roles\":null}",
              "1.5",
              "1e30",
              "99999999999999999999")) {
        Throwable answer =
            catchThrowable(() -> verifier.verify(hs256(SECRET, HEADER, payloadWithRaw(name, raw))));
        assertThat(answer == null || answer instanceof InvalidTokenException)
            .as(name + "=" + raw + ": " + answer)
            .isTrue();
      }
    }
  }

  @Test
  void putsNothingOfATokenIntoItsRefusals() {
    String canary = "CANARYf017x";
    for (String name : List.of("iss", "aud", "exp", "sub", "tenant", "scope", "typ")) {
      String token =
          hs256(new byte[32], HEADER, JSONObjectUtils.toJSONString(claims(name, canary)));
      Throwable refusal = catchThrowable(() -> verifier.verify(token));
      assertThat(refusal).isInstanceOf(InvalidTokenException.class).hasNoCause();
      assertThat(refusal.getMessage()).matches("The token is not accepted: [A-Z_]+");
    }
  }

  private static String payloadWithRaw(String name, String rawJson) {
    String payload = JSONObjectUtils.toJSONString(claimsWithout(name));
    return payload.replaceFirst("\\{", "{\"" + name + "\":" + rawJson + ",");
  }

  private void assertAccepted(String token) {
    assertThat(catchThrowable(() -> verifier.verify(token))).isNull();
  }

  private void assertRefused(String token) {
    assertThat(catchThrowable(() -> verifier.verify(token)))
        .as(token)
        .isInstanceOf(InvalidTokenException.class);
    assertAccepted(hs256(claims()));
  }

  private void assertRefused(String token, Reason reason) {
    assertThat(catchThrowable(() -> verifier.verify(token)))
        .isInstanceOfSatisfying(
            InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
