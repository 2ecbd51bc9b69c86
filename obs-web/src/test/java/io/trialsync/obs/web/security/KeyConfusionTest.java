package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.rs256;
import static io.trialsync.obs.web.security.TokenMint.rsa;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RS256 and HS256 side by side: no key of the one is ever taken for a key of the other. */
class KeyConfusionTest {

  private static final String COMPANY = "https://sso.example.org";

  private static RSAKey key;

  private PublishedKeys published;
  private TokenCheck apart;
  private TokenCheck sharingAName;

  @BeforeAll
  static void makeKeys() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("sig-1").generate();
  }

  @BeforeEach
  void publish() throws Exception {
    published = new PublishedKeys(key);
    var rsaIssuer = TokenMint.issuer(COMPANY, published.keys(TokenMint.CLOCK));
    var other = TokenMint.issuer("legacy", new SharedSecret(TokenMint.SECRET));
    var sameName = TokenMint.issuer(COMPANY, new SharedSecret(TokenMint.SECRET));
    apart = check(rsaIssuer, other);
    sharingAName = check(rsaIssuer, sameName);
  }

  private static TokenCheck check(Issuer... issuers) {
    var verifier = new TokenVerifier(List.of(issuers), TokenMint.CLOCK);
    return TokenCheck.of(verifier, rs256(key, claims()));
  }

  @AfterEach
  void close() {
    published.close();
  }

  @Test
  @Tag("J08")
  void refusesHmacWithEverySpellingOfThePublicKey() throws Exception {
    byte[] spki = key.toPublicKey().getEncoded();
    // PKCS#1 is what stands in SPKI behind 24 bytes of algorithm.
    byte[] pkcs1 = Arrays.copyOfRange(spki, 24, spki.length);
    for (byte[] secret :
        List.of(
            spki,
            pem("PUBLIC KEY", spki),
            (new String(pem("PUBLIC KEY", spki), StandardCharsets.US_ASCII) + "\n")
                .getBytes(StandardCharsets.US_ASCII),
            pkcs1,
            pem("RSA PUBLIC KEY", pkcs1),
            pem("CERTIFICATE", spki),
            key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
            published.body.getBytes(StandardCharsets.UTF_8),
            key.getModulus().decode(),
            key.getModulus().toString().getBytes(StandardCharsets.US_ASCII))) {
      for (String header :
          List.of(
              "{\"alg\":\"HS256\",\"kid\":\"sig-1\"}",
              "{\"alg\":\"HS256\"}",
              "{\"alg\":\"RS256\",\"kid\":\"sig-1\"}")) {
        String token = TokenMint.hs256(secret, header, JSONObjectUtils.toJSONString(claims()));
        apart.refuses(token);
        sharingAName.refuses(token, Reason.WRONG_SIGNATURE);
      }
    }
  }

  @Test
  @Tag("J09")
  void neverMixesTheKeysOfTwoIssuers() {
    apart.refuses(TokenMint.hs256(claims()), Reason.WRONG_ALGORITHM);
    apart.refuses(rs256(key, claims("iss", "legacy")), Reason.WRONG_ALGORITHM);
    apart.accepts(TokenMint.hs256(claims("iss", "legacy")));
  }

  @Test
  @Tag("J09")
  void choosesTheKeyByTheIssuerAndNotByItsId() {
    String hmacWithIdOfRsaKey =
        TokenMint.hs256(
            TokenMint.SECRET,
            "{\"alg\":\"HS256\",\"kid\":\"sig-1\"}",
            JSONObjectUtils.toJSONString(claims()));
    apart.refuses(hmacWithIdOfRsaKey, Reason.WRONG_ALGORITHM);
    String rsaWithIdOfSecret = rsa(JWSAlgorithm.RS256, key, Map.of("kid", "hs-2026"), claims());
    apart.refuses(rsaWithIdOfSecret, Reason.UNKNOWN_KEY);
    sharingAName.refuses(rsaWithIdOfSecret, Reason.UNKNOWN_KEY);
  }

  @Test
  @Tag("J09")
  void takesATokenWithoutKeyIdWhenOnlyOneKeyCanBeMeant() throws Exception {
    String anonymous = rsa(JWSAlgorithm.RS256, key, Map.of(), claims());
    apart.accepts(anonymous);

    var second = new RSAKeyGenerator(2048).keyID("sig-2").generate();
    try (var two = new PublishedKeys(key, second)) {
      check(TokenMint.issuer(COMPANY, two.keys(TokenMint.CLOCK)))
          .refuses(anonymous, Reason.UNKNOWN_KEY);
    }
  }

  @Test
  void acceptsBothFamiliesOfOneIssuerThatSignsInTwoWays() {
    sharingAName.accepts(TokenMint.hs256(claims()));
    sharingAName.accepts(rs256(key, claims()));
  }

  private static byte[] pem(String kind, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
