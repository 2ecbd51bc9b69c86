package io.trialsync.obs.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An issuer of RS256 tokens inside the JVM of the tests, known to the server under test. */
final class TestIssuer {
  static final String NAME = "https://issuer.test.example";
  static final String KEY_ID = "test-1";

  private static final TestIssuer ONLY = make();

  private final RSAKey key;
  private final LoopbackListener certificates;

  private TestIssuer(RSAKey key, LoopbackListener certificates) {
    this.key = key;
    this.certificates = certificates;
  }

  static TestIssuer get() {
    return ONLY;
  }

  /** The settings by which a server knows it. */
  Map<String, String> settings() {
    return Map.of(
        "OBS_JWT_ISSUERS",
        "test",
        "OBS_JWT_TEST_ISSUER",
        NAME,
        "OBS_JWT_TEST_JWKS_URI",
        certificates.address("/certs").toString());
  }

  /** How often its keys were fetched. */
  int fetches() {
    return certificates.calls();
  }

  /** Claims of a good token that lives for ten minutes. */
  static Map<String, Object> claims(String scope, String tenant) {
    long now = Instant.now().getEpochSecond();
    return new HashMap<>(
        Map.of(
            "iss",
            NAME,
            "aud",
            "obs",
            "iat",
            now,
            "exp",
            now + 600,
            "jti",
            UUID.randomUUID().toString(),
            "azp",
            "test-client",
            "scope",
            scope,
            "tenant",
            tenant));
  }

  /** A token signed with the key that the issuer publishes. */
  String sign(Map<String, Object> claims) {
    return sign(key, Map.of("kid", KEY_ID), claims);
  }

  /** A token signed with any key, with any header. */
  static String sign(RSAKey key, Map<String, Object> header, Map<String, Object> claims) {
    try {
      Map<String, Object> all = new HashMap<>(header);
      all.put("alg", JWSAlgorithm.RS256.getName());
      var token = new JWSObject(JWSHeader.parse(all), new Payload(claims));
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException | ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A key that the issuer does not publish. */
  static RSAKey anotherKey() {
    return key("another");
  }

  private static RSAKey key(String keyId) {
    try {
      return new RSAKeyGenerator(2048).keyID(keyId).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static TestIssuer make() {
    try {
      RSAKey key = key(KEY_ID);
      String keys = new JWKSet(key).toString(true);
      return new TestIssuer(key, LoopbackListener.answering(keys));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
