package io.trialsync.obs.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.util.Base64;

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

  /** The secret in that setting; a weak one stops the start, and its text is in no message. */
  static SharedSecret parse(String key, String text) {
    byte[] secret = decoded(text);
    if (secret.length < LEAST_BYTES) {
      throw new IllegalStateException(
          key + " must be 32 or more random bytes in base64url (letters, digits, - and _).");
    }
    if (WeakSecret.isWeak(text, secret)) {
      throw new IllegalStateException(
          key
              + " is a well-known secret or has a pattern, so others can guess it; make one with:"
              + " openssl rand -base64 32 | tr '+/' '-_'");
    }
    return new SharedSecret(secret);
  }

  /** What is not base64url is as good as no secret. */
  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
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
