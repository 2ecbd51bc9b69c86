package io.trialsync.obs.web.security;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose tokens are accepted: its name, the one way in which it signs, for whom its tokens
 * must be meant, and in which claims it puts what. An issuer that signs in two ways is two of
 * these.
 */
record Issuer(String name, SignatureCheck signature, List<String> audiences, ClaimNames claims) {

  /** Whether that audience is this server; a token can hold anything there, even null. */
  boolean isMeantBy(@Nullable String audience) {
    return audience != null && audiences.contains(audience);
  }

  /** Whether it signs with that algorithm; nothing else of a header chooses a key. */
  boolean signsWith(@Nullable JWSAlgorithm algorithm) {
    return signature.algorithm().equals(algorithm);
  }
}
