package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenCheck.HEADER;
import static io.trialsync.obs.web.security.TokenMint.NOW;
import static io.trialsync.obs.web.security.TokenMint.SECRET;
import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.claimsWithout;
import static io.trialsync.obs.web.security.TokenMint.hs256;
import static io.trialsync.obs.web.security.TokenMint.payloadWithRaw;

import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token counts while it lives, and may not live long. */
class TokenTimeTest {

  private static final long SECOND = NOW.getEpochSecond();
  private static final long DAY = Duration.ofHours(24).toSeconds();

  private final TokenCheck check = TokenCheck.ofSharedSecret();

  @Test
  @Tag("C01")
  void toleratesThirtySecondsOfClockSkewAndNotOneMore() {
    check.accepts(hs256(claims("exp", SECOND - 29)));
    check.refuses(hs256(claims("exp", SECOND - 30)), Reason.EXPIRED);
    check.refuses(hs256(claims("exp", SECOND - 31)), Reason.EXPIRED);
    check.refuses(hs256(claims("exp", SECOND - 240)), Reason.EXPIRED);
  }

  @Test
  @Tag("C01")
  void refusesTokensWithoutASaneEnd() {
    check.refuses(hs256(claimsWithout("exp")), Reason.EXPIRED);
    check.refuses(hs256(claims("exp", NOW.toEpochMilli())), Reason.LIVES_TOO_LONG);
    for (String raw :
        List.of(
            "\"tomorrow\"",
            "\"" + (SECOND + 60) + "\"",
            (SECOND + 60) + ".5",
            (SECOND + 60) + ".0",
            "1e10",
            "1e400",
            "null",
            "99999999999999999999")) {
      check.refuses(hs256(SECRET, HEADER, payloadWithRaw("exp", raw)), Reason.MALFORMED);
    }
    check.refuses(hs256(claims("exp", Long.MAX_VALUE)));
    check.refuses(hs256(claims("exp", Long.MIN_VALUE)));
  }

  @Test
  @Tag("C02")
  void refusesTokensOfTheFuture() {
    check.accepts(hs256(claims("nbf", SECOND + 30)));
    check.refuses(hs256(claims("nbf", SECOND + 31)), Reason.NOT_YET_VALID);
    check.refuses(hs256(claims("nbf", SECOND + 600)), Reason.NOT_YET_VALID);
    check.accepts(hs256(claims("iat", SECOND + 30)));
    check.refuses(hs256(claims("iat", SECOND + 31)), Reason.NOT_YET_VALID);
    check.refuses(hs256(claims("iat", 0)), Reason.LIVES_TOO_LONG);
    check.accepts(hs256(claimsWithout("iat")));
  }

  @Test
  @Tag("C03")
  void refusesTokensThatLiveLongerThanADay() {
    check.accepts(hs256(living(SECOND - 3_600, SECOND - 3_600 + DAY)));
    check.refuses(hs256(living(SECOND - 3_600, SECOND - 3_599 + DAY)), Reason.LIVES_TOO_LONG);
    check.refuses(hs256(living(SECOND, SECOND + 10 * 365 * DAY)), Reason.LIVES_TOO_LONG);
    check.accepts(hs256(claims("exp", SECOND + DAY)));
    check.refuses(hs256(claims("exp", SECOND + DAY + 31)), Reason.LIVES_TOO_LONG);
  }

  @Test
  @Tag("C03")
  void allowsTheLifeThatTheSettingsAllow() {
    var verifier =
        new TokenVerifier(
            List.of(TokenMint.sharedSecretIssuer()), Duration.ofHours(1), TokenMint.CLOCK);
    var strict = TokenCheck.of(verifier, hs256(claims()));
    strict.accepts(hs256(living(SECOND, SECOND + 3_600)));
    strict.refuses(hs256(living(SECOND, SECOND + 3_601)), Reason.LIVES_TOO_LONG);
  }

  @Test
  @Tag("C18")
  void acceptsNothingExpiredWhereTheServersClockIsWrong() {
    Map<String, Object> hourly = living(SECOND, SECOND + 300);
    check.accepts(hs256(hourly));
    var fast = new TokenVerifier(List.of(TokenMint.sharedSecretIssuer()), ahead(10));
    TokenCheck.of(fast, hs256(claims("exp", SECOND + 700))).refuses(hs256(hourly), Reason.EXPIRED);
    var slow = new TokenVerifier(List.of(TokenMint.sharedSecretIssuer()), ahead(-10));
    TokenCheck.of(slow, hs256(claims())).refuses(hs256(hourly), Reason.NOT_YET_VALID);
    TokenCheck.of(slow, hs256(claims()))
        .refuses(hs256(claims("exp", SECOND - 631)), Reason.EXPIRED);
  }

  private static Clock ahead(int minutes) {
    return Clock.offset(TokenMint.CLOCK, Duration.ofMinutes(minutes));
  }

  private static Map<String, Object> living(long from, long to) {
    Map<String, Object> claims = claims("exp", to);
    claims.put("iat", from);
    return claims;
  }
}
