package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.rs256;
import static io.trialsync.obs.web.security.TokenMint.rsa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicKeysTest {

  private static RSAKey key;
  private static RSAKey encryptionKey;
  private static RSAKey shortKey;
  private static RSAKey attackersKey;

  private PublishedKeys published;
  private TokenVerifier verifier;

  @BeforeAll
  static void makeKeys() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("sig-1").keyUse(KeyUse.SIGNATURE).generate();
    encryptionKey = new RSAKeyGenerator(2048).keyID("enc-1").keyUse(KeyUse.ENCRYPTION).generate();
    shortKey = new RSAKeyGenerator(1024, true).keyID("short-1").generate();
    attackersKey = new RSAKeyGenerator(2048).keyID("sig-1").generate();
  }

  @BeforeEach
  void publish() throws Exception {
    published = new PublishedKeys(key, encryptionKey, shortKey);
    verifier = verifierOf(published);
  }

  @AfterEach
  void close() {
    published.close();
  }

  private static TokenVerifier verifierOf(PublishedKeys keys) throws Exception {
    var company = TokenMint.issuer("https://sso.example.org", new PublicKeys(keys.address()));
    var development = TokenMint.issuer("obs-dev", new SharedSecret(TokenMint.SECRET));
    return new TokenVerifier(List.of(company, development), TokenMint.CLOCK);
  }

  @Test
  void fetchesKeysWhenTheFirstTokenComesAndKeepsThem() throws Exception {
    assertThat(published.fetches).hasValue(0);
    for (int i = 0; i < 20; i++) {
      assertThat(verifier.verify(rs256(key, claims())).tenantId()).isEqualTo("acme");
    }
    assertThat(published.fetches).hasValue(1);
  }

  @Test
  void refusesHmacWithEverySpellingOfThePublicKey() throws Exception {
    byte[] der = key.toPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----";
    var spellings =
        List.of(
            der,
            pem.getBytes(StandardCharsets.US_ASCII),
            (pem + "\n").getBytes(StandardCharsets.US_ASCII),
            key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
            key.getModulus().decode(),
            key.getModulus().toString().getBytes(StandardCharsets.US_ASCII));
    for (byte[] secret : spellings) {
      for (String header :
          List.of(
              "{\"alg\":\"HS256\",\"kid\":\"sig-1\"}", "{\"alg\":\"RS256\",\"kid\":\"sig-1\"}")) {
        assertRefused(TokenMint.hs256(secret, header, JSONObjectUtils.toJSONString(claims())));
      }
    }
  }

  @Test
  void neverMixesTheKeysOfTwoIssuers() throws Exception {
    assertRefused(TokenMint.hs256(claims()));
    assertRefused(rs256(key, claims("iss", "obs-dev")));
    assertThat(verifier.verify(TokenMint.hs256(claims("iss", "obs-dev"))).clientId())
        .isEqualTo("etl-worker");
  }

  @Test
  void refusesOtherRsaAlgorithmsByTheRightKey() {
    for (var algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      assertRefused(rsa(algorithm, key, Map.of("kid", "sig-1"), claims()));
    }
  }

  @Test
  void refusesKeysForEncryptionShortKeysAndForeignKeys() {
    assertRefused(rs256(encryptionKey, claims()));
    assertRefused(rs256(shortKey, claims()));
    assertRefused(rs256(attackersKey, claims()));
  }

  @Test
  void takesATokenWithoutKeyIdWhenOnlyOneKeyCanBeMeant() throws Exception {
    assertThat(verifier.verify(rsa(JWSAlgorithm.RS256, key, Map.of(), claims()))).isNotNull();

    var second = new RSAKeyGenerator(2048).keyID("sig-2").generate();
    try (var two = new PublishedKeys(key, second)) {
      assertThatThrownBy(
              () -> verifierOf(two).verify(rsa(JWSAlgorithm.RS256, key, Map.of(), claims())))
          .isInstanceOf(InvalidTokenException.class);
    }
  }

  @Test
  void neverFollowsAddressesOrKeysInsideATokensHeader() throws Exception {
    try (var attacker = new PublishedKeys(attackersKey)) {
      String address = attacker.address().toString();
      for (Map<String, Object> header :
          List.<Map<String, Object>>of(
              Map.of("jku", address, "kid", "sig-1"),
              Map.of("x5u", address, "kid", "sig-1"),
              Map.of("jku", address, "kid", "another"),
              Map.of("jwk", attackersKey.toPublicJWK().toJSONObject()))) {
        assertRefused(rsa(JWSAlgorithm.RS256, attackersKey, header, claims()));
      }
      assertThat(attacker.fetches).hasValue(0);
    }
  }

  @Test
  void doesNotHammerTheIssuerForUnknownKeyIds() throws Exception {
    verifier.verify(rs256(key, claims()));
    for (int i = 0; i < 100; i++) {
      assertRefused(rsa(JWSAlgorithm.RS256, attackersKey, Map.of("kid", "k" + i), claims()));
    }
    assertThat(published.fetches.get()).isLessThanOrEqualTo(3);
    assertThat(verifier.verify(rs256(key, claims()))).isNotNull();
  }

  @Test
  void refusesKeyIdsThatAreAttacks() {
    var attacks =
        new ArrayList<>(
            List.of(
                "../../../../dev/null",
                "/etc/passwd",
                "file:///etc/passwd",
                "' OR '1'='1",
                "${jndi:ldap://127.0.0.1/a}",
                "\r\nforged",
                "\u0000",
                "😀",
                ""));
    attacks.add("k".repeat(5_000));
    for (String kid : attacks) {
      assertRefused(rsa(JWSAlgorithm.RS256, attackersKey, Map.of("kid", kid), claims()));
    }
    assertThat(published.fetches.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void learnsANewKeyWithoutARestart() throws Exception {
    verifier.verify(rs256(key, claims()));
    var fresh = new RSAKeyGenerator(2048).keyID("sig-2").generate();
    published.body = new JWKSet(List.of(key, fresh)).toString(true);

    assertThat(verifier.verify(rs256(fresh, claims()))).isNotNull();
    assertThat(verifier.verify(rs256(key, claims()))).isNotNull();
  }

  @Test
  void saysThatKeysAreAwayRatherThanThatTheTokenIsBad() {
    published.status = 500;
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> verifier.verify(rs256(key, claims())))
          .isInstanceOf(KeysUnavailableException.class);
    }
    assertThat(published.fetches.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void keepsTheOldKeysWhenTheIssuerAnswersRubbish() throws Exception {
    verifier.verify(rs256(key, claims()));
    published.body = "<html>";
    assertRefused(rsa(JWSAlgorithm.RS256, attackersKey, Map.of("kid", "unknown"), claims()));
    assertThat(verifier.verify(rs256(key, claims()))).isNotNull();
  }

  @Test
  void doesNotReadAnEndlessListOfKeys() {
    published.body = " ".repeat(1_000_000) + published.body;
    assertThatThrownBy(() -> verifier.verify(rs256(key, claims())))
        .isInstanceOf(KeysUnavailableException.class);
  }

  private void assertRefused(String token) {
    assertThat(catchThrowable(() -> verifier.verify(token)))
        .isInstanceOf(InvalidTokenException.class);
  }
}
