package io.trialsync.obs.web.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;

/**
 * Tells whether an issuer signed a token. One check knows one algorithm and the keys for it, so a
 * public RSA key can never be used as an HMAC secret.
 */
interface SignatureCheck {

  /** The only algorithm that the issuer signs with. */
  JWSAlgorithm algorithm();

  /** Returns when the signature is right; the algorithm of the header has been compared before. */
  void verify(SignedJWT token) throws InvalidTokenException, KeysUnavailableException;

  /** Whether signatures can be checked now; asks nobody. */
  default boolean isReady() {
    return true;
  }

  /** Gets what is missing to be ready, if it is time to; may take two seconds. */
  default void prepare() {}
}
