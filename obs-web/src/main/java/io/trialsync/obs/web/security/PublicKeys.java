package io.trialsync.obs.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.util.List;

/** Checks RS256 signatures with the public keys that the issuer publishes. */
final class PublicKeys implements SignatureCheck {

  private static final int LONGEST_KEY_ID = 200;

  private final KeyCache keys;

  PublicKeys(KeyCache keys) {
    this.keys = keys;
  }

  @Override
  public JWSAlgorithm algorithm() {
    return JWSAlgorithm.RS256;
  }

  @Override
  public void verify(SignedJWT token) throws InvalidTokenException, KeysUnavailableException {
    RSAKey key = keyOf(token);
    try {
      if (!token.verify(new RSASSAVerifier(key))) {
        throw new InvalidTokenException(Reason.WRONG_SIGNATURE);
      }
    } catch (JOSEException unusable) {
      throw new InvalidTokenException(Reason.WRONG_SIGNATURE);
    }
  }

  @Override
  public boolean isReady() {
    return keys.isReady();
  }

  @Override
  public void prepare() {
    keys.prepare();
  }

  /** A token that names no key is fine as long as only one can be meant. */
  private RSAKey keyOf(SignedJWT token) throws InvalidTokenException, KeysUnavailableException {
    String keyId = token.getHeader().getKeyID();
    if (keyId != null && keyId.length() > LONGEST_KEY_ID) {
      throw new InvalidTokenException(Reason.UNKNOWN_KEY);
    }
    List<RSAKey> candidates = keys.named(keyId);
    if (candidates.size() != 1) {
      throw new InvalidTokenException(Reason.UNKNOWN_KEY);
    }
    return candidates.get(0);
  }
}
