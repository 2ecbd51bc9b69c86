package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.rs256;
import static io.trialsync.obs.web.security.TokenMint.rsa;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which of the keys that an issuer publishes count, and that a token brings none of its own. */
class PublicKeysTest {

  private static RSAKey key;
  private static RSAKey encryptionKey;
  private static RSAKey keyOfRsaOaep;
  private static RSAKey shortKey;
  private static RSAKey attackersKey;
  private static ECKey curveKey;

  private PublishedKeys published;
  private TokenCheck check;

  @BeforeAll
  static void makeKeys() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("sig-1").keyUse(KeyUse.SIGNATURE).generate();
    encryptionKey = new RSAKeyGenerator(2048).keyID("enc-1").keyUse(KeyUse.ENCRYPTION).generate();
    keyOfRsaOaep =
        new RSAKeyGenerator(2048).keyID("oaep-1").algorithm(JWEAlgorithm.RSA_OAEP).generate();
    shortKey = new RSAKeyGenerator(1024, true).keyID("short-1").generate();
    attackersKey = new RSAKeyGenerator(2048).keyID("sig-1").generate();
    curveKey = new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
  }

  @BeforeEach
  void publish() throws Exception {
    published = new PublishedKeys(key, encryptionKey, keyOfRsaOaep, shortKey, curveKey);
    var company = TokenMint.issuer("https://sso.example.org", published.keys(TokenMint.CLOCK));
    var verifier = new TokenVerifier(List.of(company), TokenMint.CLOCK);
    check = TokenCheck.of(verifier, rs256(key, claims()));
  }

  @AfterEach
  void close() {
    published.close();
  }

  @Test
  @Tag("J11")
  void refusesOtherAlgorithmsByTheRightKeys() throws Exception {
    for (var algorithm :
        List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS512)) {
      check.refuses(rsa(algorithm, key, Map.of("kid", "sig-1"), claims()), Reason.WRONG_ALGORITHM);
    }
    check.refuses(
        TokenMint.signed(
            JWSAlgorithm.ES256, new ECDSASigner(curveKey), Map.of("kid", "ec-1"), claims()),
        Reason.WRONG_ALGORITHM);
  }

  @Test
  @Tag("J12")
  void refusesKeysForEncryptionShortKeysAndForeignKeys() {
    check.refuses(rs256(encryptionKey, claims()), Reason.UNKNOWN_KEY);
    check.refuses(rs256(keyOfRsaOaep, claims()), Reason.UNKNOWN_KEY);
    check.refuses(rs256(shortKey, claims()), Reason.UNKNOWN_KEY);
    check.refuses(rs256(attackersKey, claims()), Reason.WRONG_SIGNATURE);
  }

  @Test
  @Tag("J14")
  void neverTakesAKeyThatATokenBrings() {
    for (Map<String, Object> header :
        List.<Map<String, Object>>of(
            Map.of("jwk", attackersKey.toPublicJWK().toJSONObject()),
            Map.of("jwk", attackersKey.toPublicJWK().toJSONObject(), "kid", "sig-1"),
            Map.of("jwk", attackersKey.toPublicJWK().toJSONObject(), "kid", "another"))) {
      check.refuses(rsa(JWSAlgorithm.RS256, attackersKey, header, claims()));
    }
  }

  @Test
  @Tag("J15")
  void neverFollowsAnAddressThatATokenBrings() throws Exception {
    try (var attacker = new PublishedKeys(attackersKey)) {
      String address = attacker.address().toString();
      for (String other :
          List.of(
              address,
              "file:///etc/passwd",
              "ftp://127.0.0.1/keys",
              address.replace("http://", "http://sso.example.org@"),
              "https://sso.example.org.evil.example/")) {
        for (String name : List.of("jku", "x5u")) {
          for (String kid : List.of("sig-1", "another")) {
            check.refuses(
                rsa(JWSAlgorithm.RS256, attackersKey, Map.of(name, other, "kid", kid), claims()));
          }
        }
      }
      assertThat(attacker.fetches).hasValue(0);
    }
  }

  @Test
  @Tag("J16")
  void neverTakesACertificateThatATokenBrings() {
    var chain = List.of(Base64.encode("not even a certificate").toString());
    for (Map<String, Object> header :
        List.<Map<String, Object>>of(
            Map.of("x5c", chain),
            Map.of("x5c", chain, "kid", "sig-1"),
            Map.of("x5t", Base64URL.encode("x").toString(), "kid", "sig-1"),
            Map.of("x5t#S256", Base64URL.encode("x").toString()))) {
      check.refuses(rsa(JWSAlgorithm.RS256, attackersKey, header, claims()));
    }
  }

  @Test
  @Tag("J17")
  void refusesKeyIdsThatAreAttacks() {
    var attacks =
        new ArrayList<>(
            List.of(
                "../../../../dev/null",
                "/etc/passwd",
                "file:///etc/passwd",
                "' OR '1'='1",
                "x' UNION SELECT 'k'--",
                "|sleep 5",
                "${jndi:ldap://127.0.0.1/a}",
                "\r\nforged",
                "\u0000",
                "😀",
                ""));
    attacks.add("k".repeat(5_000));
    for (String kid : attacks) {
      check.refuses(rsa(JWSAlgorithm.RS256, attackersKey, Map.of("kid", kid), claims()));
      String header = "{\"alg\":\"HS256\",\"kid\":\"" + kid.replaceAll("[^ -~]", "") + "\"}";
      check.refuses(TokenMint.hs256(new byte[1], header, "{}"));
    }
    assertThat(published.fetches.get()).isLessThanOrEqualTo(2);
  }
}
