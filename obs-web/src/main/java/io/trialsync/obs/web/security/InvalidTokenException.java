package io.trialsync.obs.web.security;

/**
 * A token that is not accepted. The reason is one of a closed list, so that nothing of the token
 * can reach a log; the caller never learns it.
 */
class InvalidTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What was wrong, for the log. */
  enum Reason {
    SEVERAL_HEADERS,
    MALFORMED,
    TOO_LONG,
    UNKNOWN_ISSUER,
    WRONG_ALGORITHM,
    UNKNOWN_KEY,
    WRONG_SIGNATURE,
    WRONG_KIND,
    WRONG_AUDIENCE,
    EXPIRED,
    NOT_YET_VALID,
    LIVES_TOO_LONG,
    NO_CLIENT,
    WRONG_TENANT
  }

  private final Reason reason;

  InvalidTokenException(Reason reason) {
    super("The token is not accepted: " + reason);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
