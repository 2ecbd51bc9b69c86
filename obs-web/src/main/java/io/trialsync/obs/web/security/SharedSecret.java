package io.trialsync.obs.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;

/** Checks HS256 signatures with the secret that the issuer and this server share. */
final class SharedSecret implements SignatureCheck {

  /** Shortest secret, as RFC 7518 asks for HS256. */
  static final int LEAST_BYTES = 32;

  private final MACVerifier verifier;

  SharedSecret(byte[] secret) {
    try {
      verifier = new MACVerifier(secret);
    } catch (JOSEException tooShort) {
      throw new IllegalArgumentException("A secret needs 32 bytes or more.", tooShort);
    }
  }

  @Override
  public JWSAlgorithm algorithm() {
    return JWSAlgorithm.HS256;
  }

  @Override
  public void verify(SignedJWT token) throws InvalidTokenException {
    try {
      if (!token.verify(verifier)) {
        throw new InvalidTokenException(Reason.WRONG_SIGNATURE);
      }
    } catch (JOSEException unusable) {
      throw new InvalidTokenException(Reason.WRONG_SIGNATURE);
    }
  }
}
