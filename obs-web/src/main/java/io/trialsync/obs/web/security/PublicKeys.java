package io.trialsync.obs.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.net.URL;
import java.time.Duration;
import java.util.List;

/**
 * Checks RS256 signatures with the public keys that the issuer publishes. The keys are fetched when
 * the first token needs them, kept while the issuer is away, and fetched again for an unknown key
 * id at most twice in a cool-down, whatever callers send.
 */
final class PublicKeys implements SignatureCheck {

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MOST_BYTES = 128 * 1024;
  private static final int LEAST_KEY_BITS = 2_048;
  private static final int LONGEST_KEY_ID = 200;
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration KEPT_WHILE_ISSUER_IS_AWAY = Duration.ofHours(4);
  private static final Duration COOL_DOWN = Duration.ofSeconds(30);

  private final JWKSource<SecurityContext> keys;
  private volatile boolean reachable;

  PublicKeys(URL address) {
    var retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
    keys =
        JWKSourceBuilder.create(address, retriever)
            .cache(KEPT.toMillis(), 2L * TIMEOUT_MILLIS + 1_000)
            .refreshAheadCache(false)
            .rateLimited(COOL_DOWN.toMillis())
            .outageTolerant(KEPT_WHILE_ISSUER_IS_AWAY.toMillis())
            .build();
  }

  @Override
  public JWSAlgorithm algorithm() {
    return JWSAlgorithm.RS256;
  }

  @Override
  public void verify(SignedJWT token) throws InvalidTokenException, KeysUnavailableException {
    List<JWK> candidates = candidates(token.getHeader());
    if (candidates.size() != 1) {
      throw new InvalidTokenException(Reason.UNKNOWN_KEY);
    }
    try {
      if (!token.verify(new RSASSAVerifier(candidates.get(0).toRSAKey()))) {
        throw new InvalidTokenException(Reason.WRONG_SIGNATURE);
      }
    } catch (JOSEException unusable) {
      throw new InvalidTokenException(Reason.WRONG_SIGNATURE);
    }
  }

  private List<JWK> candidates(JWSHeader header)
      throws InvalidTokenException, KeysUnavailableException {
    String keyId = header.getKeyID();
    if (keyId != null && keyId.length() > LONGEST_KEY_ID) {
      throw new InvalidTokenException(Reason.UNKNOWN_KEY);
    }
    try {
      List<JWK> found = keys.get(selector(keyId), null);
      reachable = true;
      return found;
    } catch (RateLimitReachedException coolDown) {
      if (reachable) {
        throw new InvalidTokenException(Reason.UNKNOWN_KEY);
      }
      throw new KeysUnavailableException(coolDown);
    } catch (KeySourceException away) {
      reachable = false;
      throw new KeysUnavailableException(away);
    }
  }

  /** Keys for encryption, short keys and keys of other algorithms are not candidates. */
  private static JWKSelector selector(String keyId) {
    var wanted =
        new JWKMatcher.Builder()
            .keyType(KeyType.RSA)
            .keyUses(KeyUse.SIGNATURE, null)
            .algorithms(JWSAlgorithm.RS256, null)
            .minKeySize(LEAST_KEY_BITS);
    return new JWKSelector(keyId == null ? wanted.build() : wanted.keyID(keyId).build());
  }
}
