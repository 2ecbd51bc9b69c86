package io.trialsync.obs.web.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides whether a token is good. The issuer is looked up by the claim that the token makes, and
 * from there on only the algorithm and the keys of that issuer count.
 */
final class TokenVerifier {

  /** How much the clocks of the issuer and of this server may differ. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  /** Farthest end of a token: beyond it the issuer forgot to think, or sent milliseconds. */
  static final Duration LONGEST_LIFE = Duration.ofDays(366);

  private static final Set<String> KINDS_OF_HEADER = Set.of("jwt", "at+jwt", "application/at+jwt");

  /** Claims of identity and logout tokens, which say who somebody is and not what he may do. */
  private static final List<String> CLAIMS_OF_OTHER_KINDS = List.of("at_hash", "c_hash", "events");

  private final Map<String, Issuer> issuers;
  private final Clock clock;
  private final VerifiedTokens verified = new VerifiedTokens();

  TokenVerifier(List<Issuer> issuers, Clock clock) {
    this.issuers = issuers.stream().collect(Collectors.toMap(Issuer::name, Function.identity()));
    this.clock = clock;
  }

  /** Whether any token can be good. */
  boolean hasIssuers() {
    return !issuers.isEmpty();
  }

  /** The token as resources see it, when everything about it is right. */
  AccessToken verify(String text) throws InvalidTokenException, KeysUnavailableException {
    if (text.length() > CompactForm.LONGEST_TOKEN) {
      throw new InvalidTokenException(Reason.TOO_LONG);
    }
    var key = VerifiedTokens.keyOf(text);
    var known = verified.find(key, clock.instant());
    if (known.isPresent()) {
      return known.get();
    }
    try {
      AccessToken token = verifyAnew(text);
      verified.remember(key, token, clock.instant());
      return token;
    } catch (InvalidTokenException goodNoMore) {
      verified.forget(key);
      throw goodNoMore;
    }
  }

  /** Whether that text was accepted when it was last looked at; looks at no signature itself. */
  boolean hasAccepted(String text) {
    return text.length() <= CompactForm.LONGEST_TOKEN
        && verified.hasFound(VerifiedTokens.keyOf(text));
  }

  private AccessToken verifyAnew(String text)
      throws InvalidTokenException, KeysUnavailableException {
    try {
      CompactForm.requireStrict(text);
      SignedJWT token = SignedJWT.parse(text);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Issuer issuer = issuerOf(claims);
      requireHeader(token.getHeader(), issuer);
      issuer.signature().verify(token);
      requireKind(claims);
      requireAudience(claims, issuer);
      requireTime(claims);
      return new AccessToken(
          claims,
          ClaimReader.client(claims),
          ClaimReader.tenant(claims, issuer.tenantClaim()),
          ClaimReader.scopes(claims, issuer.scopeClaims()));
    } catch (ParseException | IllegalArgumentException unreadable) {
      throw new InvalidTokenException(Reason.MALFORMED);
    }
  }

  private Issuer issuerOf(JWTClaimsSet claims) throws InvalidTokenException {
    String name = claims.getIssuer();
    Issuer issuer = name == null ? null : issuers.get(name);
    if (issuer == null) {
      throw new InvalidTokenException(Reason.UNKNOWN_ISSUER);
    }
    return issuer;
  }

  private static void requireHeader(JWSHeader header, Issuer issuer) throws InvalidTokenException {
    if (!issuer.signature().algorithm().equals(header.getAlgorithm())) {
      throw new InvalidTokenException(Reason.WRONG_ALGORITHM);
    }
    JOSEObjectType kind = header.getType();
    if (kind != null && !KINDS_OF_HEADER.contains(kind.getType().toLowerCase(Locale.ROOT))) {
      throw new InvalidTokenException(Reason.WRONG_KIND);
    }
  }

  /** Keycloak writes the kind of a token into its claims: ID, Refresh and others are not ours. */
  private static void requireKind(JWTClaimsSet claims) throws InvalidTokenException {
    Object kind = claims.getClaim("typ");
    boolean other =
        kind != null && !(kind instanceof String text && text.equalsIgnoreCase("Bearer"));
    if (other || !Collections.disjoint(claims.getClaims().keySet(), CLAIMS_OF_OTHER_KINDS)) {
      throw new InvalidTokenException(Reason.WRONG_KIND);
    }
  }

  private static void requireAudience(JWTClaimsSet claims, Issuer issuer)
      throws InvalidTokenException {
    if (claims.getAudience().stream().noneMatch(issuer::isMeantBy)) {
      throw new InvalidTokenException(Reason.WRONG_AUDIENCE);
    }
  }

  private void requireTime(JWTClaimsSet claims) throws InvalidTokenException {
    Instant now = clock.instant();
    var end = claims.getExpirationTime();
    if (end == null
        || !now.isBefore(end.toInstant().plus(CLOCK_SKEW))
        || end.toInstant().isAfter(now.plus(LONGEST_LIFE))) {
      throw new InvalidTokenException(Reason.EXPIRED);
    }
    Instant latestStart = now.plus(CLOCK_SKEW);
    for (var start : new Date[] {claims.getNotBeforeTime(), claims.getIssueTime()}) {
      if (start != null && start.toInstant().isAfter(latestStart)) {
        throw new InvalidTokenException(Reason.NOT_YET_VALID);
      }
    }
  }
}
