package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenCheck.HEADER;
import static io.trialsync.obs.web.security.TokenMint.SECRET;
import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.hs256;
import static io.trialsync.obs.web.security.TokenMint.payloadWithRaw;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header of a token chooses among what the issuer's settings allow, and nothing else. */
class TokenHeaderTest {

  private static final List<String> WRONG_TYPES =
      List.of("null", "true", "0", "-1", "1.5", "\"x\"", "\"\"", "[]", "[null]", "[1,[]]", "{}");

  private final TokenCheck check = TokenCheck.ofSharedSecret();

  @ParameterizedTest
  @Tag("J06")
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
        "{\"alg\":[\"HS256\"]}",
        "{\"alg\":\"hs256\"}",
        "{}",
        "[]",
        "null",
        "\"x\"",
        "x"
      })
  void refusesTokensThatNameNoAlgorithmOfTheirIssuer(String header) {
    refusesSignedAndUnsigned(header);
  }

  @ParameterizedTest
  @Tag("J19")
  @ValueSource(
      strings = {
        "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
        "{\"alg\":\"HS256\",\"b64\":false}",
        "{\"alg\":\"HS256\",\"crit\":[]}",
        "{\"alg\":\"HS256\",\"crit\":\"x\"}"
      })
  void refusesTokensThatAskForExtensions(String header) {
    refusesSignedAndUnsigned(header);
  }

  @ParameterizedTest
  @Tag("J20")
  @ValueSource(
      strings = {
        "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
        "{\"alg\":\"HS256\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"}",
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}",
        "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}"
      })
  void refusesCompressedAndEncryptedTokens(String header) {
    refusesSignedAndUnsigned(header);
    String good = hs256(claims());
    check.refuses(base64(header) + ".AAAA.AAAA.AAAA.AAAA", Reason.MALFORMED);
    check.refuses(base64(header) + "." + good, Reason.MALFORMED);
  }

  @Test
  @Tag("J11")
  void refusesOtherHmacsWithTheRightSecret() {
    byte[] longSecret = Arrays.copyOf(SECRET, 64);
    var issuer = TokenMint.issuer("https://sso.example.org", new SharedSecret(longSecret));
    var strong =
        TokenCheck.of(
            new TokenVerifier(List.of(issuer), TokenMint.CLOCK),
            TokenMint.hmac(JWSAlgorithm.HS256, longSecret, claims()));
    for (var algorithm : List.of(JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
      strong.refuses(TokenMint.hmac(algorithm, longSecret, claims()), Reason.WRONG_ALGORITHM);
    }
  }

  @ParameterizedTest
  @Tag("J13")
  @ValueSource(strings = {"ES256", "ES384", "ES512", "ES256K", "EdDSA"})
  void refusesSignaturesOfZeros(String algorithm) {
    String payload = base64(JSONObjectUtils.toJSONString(claims()));
    String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
    check.refuses(
        base64("{\"alg\":\"" + algorithm + "\"}") + "." + payload + "." + zeros,
        Reason.WRONG_ALGORITHM);
  }

  @ParameterizedTest
  @Tag("J25")
  @ValueSource(
      strings = {"alg", "typ", "cty", "kid", "jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256", "url"})
  void neverFailsOtherwiseOnHeadersOfWrongTypes(String name) {
    for (String raw : WRONG_TYPES) {
      String rest = name.equals("alg") ? "" : ",\"alg\":\"HS256\"";
      String header = "{\"" + name + "\":" + raw + rest + "}";
      check.decides(hs256(SECRET, header, JSONObjectUtils.toJSONString(claims())));
    }
  }

  static Stream<String> claimNames() {
    return Stream.of(
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
        "nonce",
        "realm_access");
  }

  @ParameterizedTest
  @Tag("J25")
  @MethodSource("claimNames")
  void neverFailsOtherwiseOnClaimsOfWrongTypes(String name) {
    for (String raw : WRONG_TYPES) {
      check.decides(hs256(SECRET, HEADER, payloadWithRaw(name, raw)));
    }
    for (String raw : List.of("{\"roles\":null}", "1e30", "99999999999999999999")) {
      check.decides(hs256(SECRET, HEADER, payloadWithRaw(name, raw)));
    }
  }

  private void refusesSignedAndUnsigned(String header) {
    String token = hs256(SECRET, header, JSONObjectUtils.toJSONString(claims()));
    check.refuses(token);
    check.refuses(token.replaceAll("[^.]+$", ""));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
