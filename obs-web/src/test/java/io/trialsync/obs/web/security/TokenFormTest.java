package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenCheck.HEADER;
import static io.trialsync.obs.web.security.TokenMint.SECRET;
import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.hs256;
import static io.trialsync.obs.web.security.TokenMint.payloadWithRaw;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token has one form and one spelling, and everything else is refused at once. */
class TokenFormTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final TokenCheck check = TokenCheck.ofSharedSecret();
  private final String good = hs256(claims());

  @Test
  @Tag("J04")
  void refusesWhatWasChangedAfterItWasSigned() {
    String[] parts = good.split("\\.");
    byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
    payload[payload.length / 2] ^= 1;
    byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
    signature[0] ^= 1;

    check.refuses(good.substring(0, good.length() - 4));
    check.refuses(parts[0] + "." + parts[1] + "." + base64(signature), Reason.WRONG_SIGNATURE);
    check.refuses(parts[0] + "." + base64(payload) + "." + parts[2]);
    check.refuses(
        hs256(
            "another secret, of 32 bytes long".getBytes(StandardCharsets.US_ASCII), HEADER, "{}"));
  }

  @Test
  @Tag("J05")
  void refusesEveryOtherSpellingOfAGoodSignature() {
    int last = good.length() - 1;
    for (char other : ALPHABET.toCharArray()) {
      if (other != good.charAt(last)) {
        check.refuses(good.substring(0, last) + other);
      }
    }
    for (String other :
        List.of(
            good + "=",
            " " + good,
            good + "\n",
            good.replace(".", ". "),
            good.replace(".", ".\n"),
            good.substring(0, 50) + "\r\n" + good.substring(50),
            good + "\u0000")) {
      check.refuses(other, Reason.MALFORMED);
    }
  }

  @Test
  @Tag("J05")
  void refusesTheAlphabetOfPlainBase64() {
    String token = hs256(claims("pad", "ÿþÿþ???>>>"));
    for (int tried = 0; !token.contains("-") || !token.contains("_"); tried++) {
      token = hs256(claims("pad", "ÿþ?>" + tried));
    }
    check.accepts(token);
    check.refuses(token.replace('-', '+').replace('_', '/'), Reason.MALFORMED);
  }

  @Test
  @Tag("J07")
  void refusesMoreAndFewerThanThreeParts() {
    String[] parts = good.split("\\.");
    for (String other :
        List.of(
            "",
            ".",
            "..",
            "...",
            "....",
            parts[0],
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + ".",
            "." + parts[1] + "." + parts[2],
            good + ".",
            good + ".x",
            good + ".x.y",
            parts[0] + "." + parts[1] + ".!!!!",
            "Bearer " + good)) {
      check.refuses(other, Reason.MALFORMED);
    }
  }

  @ParameterizedTest
  @Tag("J22")
  @ValueSource(
      strings = {
        "{\"payload\":\"x\",\"signatures\":[]}",
        "{\"payload\":\"e30\",\"protected\":\"eyJhbGciOiJIUzI1NiJ9\",\"signature\":\"x\"}"
      })
  void refusesTokensThatAreWrittenAsJson(String token) {
    check.refuses(token, Reason.MALFORMED);
  }

  @Test
  @Tag("J21")
  void refusesMembersThatComeTwice() {
    String payload = JSONObjectUtils.toJSONString(claims());
    for (String name : List.of("scope", "tenant", "exp", "iss")) {
      String twice = "{\"" + name + "\":\"x\"," + payload.substring(1);
      check.refuses(hs256(SECRET, HEADER, twice), Reason.MALFORMED);
    }
    check.refuses(
        hs256(SECRET, "{\"alg\":\"HS256\",\"alg\":\"HS256\"}", payload), Reason.MALFORMED);
    check.refuses(
        hs256(
            SECRET,
            HEADER,
            payloadWithRaw("realm_access", "{\"roles\":[],\"roles\":[\"obs.admin\"]}")),
        Reason.MALFORMED);
  }

  @Test
  @Tag("J21")
  void readsNoClaimWhoseNameIsWrittenDifferently() throws Exception {
    var verifier = new TokenVerifier(List.of(TokenMint.sharedSecretIssuer()), TokenMint.CLOCK);
    var token = verifier.verify(hs256(claims("Scope", "obs.admin")));
    Assertions.assertFalse(token.hasScope("obs.admin"));
    Assertions.assertTrue(token.hasScope("obs.read"));
  }

  @ParameterizedTest
  @Tag("J23")
  @ValueSource(ints = {8 * 1024, 16 * 1024, 64 * 1024, 1024 * 1024})
  void refusesLongTokensBeforeItDecodesThem(int length) {
    String token = "x".repeat(length + 1);
    Assertions.assertTimeout(A_SECOND, () -> refusesOften(token, Reason.TOO_LONG));
    check.accepts(hs256(claims("pad", "x".repeat(5_000))));
  }

  @Test
  @Tag("J23")
  void refusesDeepNestsAndEndlessNumbersQuickly() {
    for (String raw :
        List.of(
            "[".repeat(5_000),
            "[".repeat(1_500) + "]".repeat(1_500),
            "{\"a\":".repeat(600) + "1" + "}".repeat(600),
            "1e400",
            "-1e400",
            "1".repeat(5_000),
            "1." + "0".repeat(5_000))) {
      String token = hs256(SECRET, HEADER, payloadWithRaw("x", raw));
      Assertions.assertTimeout(A_SECOND, () -> refusesOften(token, Reason.MALFORMED));
      check.refuses(hs256(SECRET, HEADER, payloadWithRaw("exp", raw)));
    }
    check.accepts(hs256(SECRET, HEADER, payloadWithRaw("x", "[[[[1.5e10]]]]")));
  }

  @Test
  @Tag("J21")
  void refusesWhatIsNotOnePlainObject() {
    String payload = JSONObjectUtils.toJSONString(claims());
    for (String other :
        List.of(
            payload + "x",
            payload + payload,
            payload + " {}",
            payload.substring(0, payload.length() - 1),
            "/**/" + payload,
            payload.replace('"', '\''),
            "[" + payload + "]",
            "\"x\"",
            "")) {
      check.refuses(hs256(SECRET, HEADER, other), Reason.MALFORMED);
    }
    check.accepts(hs256(SECRET, HEADER, " " + payload + "\n"));
  }

  @Test
  void acceptsTheGoodTokenOfAllTheseTests() {
    assertThatCode(() -> check.accepts(good)).doesNotThrowAnyException();
  }

  /** Ten times in a second is a tenth of one each, and a busy machine may stop once. */
  private void refusesOften(String token, Reason reason) {
    for (int i = 0; i < 10; i++) {
      check.refuses(token, reason);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
