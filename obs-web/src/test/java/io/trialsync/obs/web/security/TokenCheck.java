package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.hs256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.time.Clock;
import java.util.List;

/** What a verifier says of tokens; each refusal is followed by a good token, which must get in. */
final class TokenCheck {

  static final String HEADER = "{\"alg\":\"HS256\"}";

  private final TokenVerifier verifier;
  private final String good;

  private TokenCheck(TokenVerifier verifier, String good) {
    this.verifier = verifier;
    this.good = good;
  }

  /** A verifier that knows one issuer, who shares the mint's secret. */
  static TokenCheck ofSharedSecret() {
    return ofSharedSecret(TokenMint.CLOCK);
  }

  static TokenCheck ofSharedSecret(Clock clock) {
    var verifier = new TokenVerifier(List.of(TokenMint.sharedSecretIssuer()), clock);
    return new TokenCheck(verifier, hs256(claims()));
  }

  static TokenCheck of(TokenVerifier verifier, String goodToken) {
    return new TokenCheck(verifier, goodToken);
  }

  void accepts(String token) {
    assertThat(catchThrowable(() -> verifier.verify(token))).as(token).isNull();
  }

  void refuses(String token) {
    assertThat(catchThrowable(() -> verifier.verify(token)))
        .as(token)
        .isInstanceOf(InvalidTokenException.class);
    accepts(good);
  }

  void refuses(String token, Reason reason) {
    assertThat(catchThrowable(() -> verifier.verify(token)))
        .as(token)
        .isInstanceOfSatisfying(
            InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    accepts(good);
  }

  /** Fails when anything but an answer or a refusal comes of it. */
  void decides(String token) {
    Throwable outcome = catchThrowable(() -> verifier.verify(token));
    assertThat(outcome == null || outcome instanceof InvalidTokenException)
        .as(token + ": " + outcome)
        .isTrue();
    accepts(good);
  }
}
