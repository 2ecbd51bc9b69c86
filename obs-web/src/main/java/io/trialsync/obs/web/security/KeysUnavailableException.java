package io.trialsync.obs.web.security;

/** The public keys of an issuer cannot be fetched and none are known: nobody can be told apart. */
class KeysUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  KeysUnavailableException(Throwable cause) {
    super("The keys of a token issuer cannot be fetched.", cause);
  }
}
