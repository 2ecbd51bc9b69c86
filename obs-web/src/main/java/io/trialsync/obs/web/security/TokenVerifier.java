package io.trialsync.obs.web.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.nio.ByteBuffer;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a token is good. The issuer is looked up by the claim that the token makes and
 * the algorithm that it names, and from there on only the keys of that issuer count.
 */
final class TokenVerifier {

  /** How much the clocks of the issuer and of this server may differ. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  /** Longest life of a token where no setting says otherwise. */
  static final Duration LONGEST_LIFE = Duration.ofHours(24);

  private static final Set<String> KINDS_OF_HEADER = Set.of("jwt", "at+jwt", "application/at+jwt");

  /** Claims of identity and logout tokens, which say who somebody is and not what he may do. */
  private static final List<String> CLAIMS_OF_OTHER_KINDS = List.of("at_hash", "c_hash", "events");

  /** An identity token has one; access tokens of old Keycloaks do too, but say what they are. */
  private static final String CLAIM_OF_LOGINS = "nonce";

  private final Map<String, List<Issuer>> issuers;
  private final Duration longestLife;
  private final Clock clock;
  private final VerifiedTokens verified = new VerifiedTokens();
  private final AtomicInteger helped = new AtomicInteger();

  TokenVerifier(List<Issuer> issuers, Clock clock) {
    this(issuers, LONGEST_LIFE, clock);
  }

  TokenVerifier(List<Issuer> issuers, Duration longestLife, Clock clock) {
    this.issuers = issuers.stream().collect(Collectors.groupingBy(Issuer::name));
    this.longestLife = longestLife;
    this.clock = clock;
  }

  /** Whether any token can be good. */
  boolean hasIssuers() {
    return !issuers.isEmpty();
  }

  /** For each issuer, whether its tokens can be checked now; one that is not ready is helped. */
  List<Boolean> readiness() {
    List<SignatureCheck> all =
        issuers.values().stream().flatMap(List::stream).map(Issuer::signature).toList();
    List<SignatureCheck> unready = all.stream().filter(check -> !check.isReady()).toList();
    if (!unready.isEmpty()) {
      // Only one of them, in turns: each may take two seconds, and who asks has four.
      unready.get(Math.floorMod(helped.getAndIncrement(), unready.size())).prepare();
    }
    return all.stream().map(SignatureCheck::isReady).toList();
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
      AccessToken token = verifyAnew(text, key);
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

  private AccessToken verifyAnew(String text, ByteBuffer key)
      throws InvalidTokenException, KeysUnavailableException {
    try {
      CompactForm.requireStrict(text);
      SignedJWT token = SignedJWT.parse(text);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Issuer issuer = issuerOf(claims, token.getHeader());
      requireKindOfHeader(token.getHeader());
      issuer.signature().verify(token);
      requireKind(claims, token.getHeader());
      requireAudience(claims, issuer);
      requireTime(claims);
      return new AccessToken(
          key,
          claims,
          ClaimReader.client(claims, issuer.claims().clients()),
          ClaimReader.tenant(claims, issuer.claims()),
          ClaimReader.scopes(claims, issuer.claims().scopes()));
    } catch (ParseException | IllegalArgumentException unreadable) {
      throw new InvalidTokenException(Reason.MALFORMED);
    }
  }

  private Issuer issuerOf(JWTClaimsSet claims, JWSHeader header) throws InvalidTokenException {
    String name = claims.getIssuer();
    List<Issuer> ofThatName = name == null ? List.of() : issuers.getOrDefault(name, List.of());
    if (ofThatName.isEmpty()) {
      throw new InvalidTokenException(Reason.UNKNOWN_ISSUER);
    }
    return ofThatName.stream()
        .filter(issuer -> issuer.signsWith(header.getAlgorithm()))
        .findFirst()
        .orElseThrow(() -> new InvalidTokenException(Reason.WRONG_ALGORITHM));
  }

  private static void requireKindOfHeader(JWSHeader header) throws InvalidTokenException {
    JOSEObjectType kind = header.getType();
    if (kind != null && !KINDS_OF_HEADER.contains(kind.getType().toLowerCase(Locale.ROOT))) {
      throw new InvalidTokenException(Reason.WRONG_KIND);
    }
  }

  /** Keycloak writes the kind of a token into its claims: ID, Refresh and others are not ours. */
  private static void requireKind(JWTClaimsSet claims, JWSHeader header)
      throws InvalidTokenException {
    Object kind = claims.getClaim("typ");
    boolean isBearer = kind instanceof String text && text.equalsIgnoreCase("Bearer");
    boolean isAccessToken = isBearer || isAccessToken(header.getType());
    boolean isLogin = claims.getClaims().containsKey(CLAIM_OF_LOGINS) && !isAccessToken;
    if ((kind != null && !isBearer)
        || isLogin
        || !Collections.disjoint(claims.getClaims().keySet(), CLAIMS_OF_OTHER_KINDS)) {
      throw new InvalidTokenException(Reason.WRONG_KIND);
    }
  }

  private static boolean isAccessToken(@Nullable JOSEObjectType kind) {
    return kind != null && kind.getType().toLowerCase(Locale.ROOT).endsWith("at+jwt");
  }

  private static void requireAudience(JWTClaimsSet claims, Issuer issuer)
      throws InvalidTokenException {
    if (claims.getAudience().stream().noneMatch(issuer::isMeantBy)) {
      throw new InvalidTokenException(Reason.WRONG_AUDIENCE);
    }
  }

  private void requireTime(JWTClaimsSet claims) throws InvalidTokenException {
    Instant now = clock.instant();
    Date end = claims.getExpirationTime();
    if (end == null || !now.isBefore(end.toInstant().plus(CLOCK_SKEW))) {
      throw new InvalidTokenException(Reason.EXPIRED);
    }
    Instant latestStart = now.plus(CLOCK_SKEW);
    for (var start : new Date[] {claims.getNotBeforeTime(), claims.getIssueTime()}) {
      if (start != null && start.toInstant().isAfter(latestStart)) {
        throw new InvalidTokenException(Reason.NOT_YET_VALID);
      }
    }
    requireShortLife(claims.getIssueTime(), end.toInstant(), latestStart);
  }

  /** A token that says when it was made is measured from then, any other from now. */
  private void requireShortLife(@Nullable Date issued, Instant end, Instant latestStart)
      throws InvalidTokenException {
    Instant start = issued == null ? latestStart : issued.toInstant();
    if (end.isAfter(start.plus(longestLife))) {
      throw new InvalidTokenException(Reason.LIVES_TOO_LONG);
    }
  }
}
