package io.trialsync.obs.web.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one answer of an issuer with which RS256 can be checked. Keys for encryption, short
 * ones and those of other algorithms stand in the same list and are left out.
 *
 * @param issuersTime what the issuer's clock showed, if it said so
 */
record PublishedKeySet(List<RSAKey> keys, Optional<Instant> issuersTime) {

  private static final int LEAST_KEY_BITS = 2_048;

  /** Longer keys are a way to make each check expensive. */
  private static final int MOST_KEY_BITS = 8_192;

  private static final int MOST_KEYS = 100;

  static PublishedKeySet parse(byte[] json, Optional<Instant> issuersTime)
      throws KeysUnavailableException {
    try {
      String text = new String(json, StandardCharsets.UTF_8);
      StrictJson.requireObject(text, Set.of());
      List<Object> published = JSONObjectUtils.getJSONArray(JSONObjectUtils.parse(text), "keys");
      if (published == null || published.size() > MOST_KEYS) {
        throw new KeysUnavailableException("an answer without a list of 1 to 100 keys");
      }
      return new PublishedKeySet(usable(published), issuersTime);
    } catch (ParseException notKeys) {
      throw new KeysUnavailableException("an answer that is no list of keys");
    }
  }

  /** The keys of that id; all of them for a token that names none. */
  List<RSAKey> named(@Nullable String keyId) {
    return keys.stream().filter(key -> keyId == null || keyId.equals(key.getKeyID())).toList();
  }

  private static List<RSAKey> usable(List<Object> published) {
    List<RSAKey> usable = new ArrayList<>();
    for (Object each : published) {
      if (each instanceof Map<?, ?> members && read(members) instanceof RSAKey key) {
        usable.add(key);
      }
    }
    return List.copyOf(usable);
  }

  /** A key that this version cannot read must not cost those that it can. */
  private static @Nullable JWK read(Map<?, ?> members) {
    try {
      @SuppressWarnings("unchecked") // the names of JSON members are texts
      JWK key = JWK.parse((Map<String, Object>) members);
      return key instanceof RSAKey rsa && isUsable(rsa) ? rsa.toPublicJWK() : null;
    } catch (ParseException | IllegalArgumentException ofAnotherKind) {
      return null;
    }
  }

  private static boolean isUsable(RSAKey key) {
    return (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.RS256))
        && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY))
        && key.size() >= LEAST_KEY_BITS
        && key.size() <= MOST_KEY_BITS;
  }
}
