package io.trialsync.obs.web.security;

/** The public keys of an issuer cannot be fetched and none are known: nobody can be told apart. */
class KeysUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The sentence is for the log, and holds nothing that the issuer or a caller sent. */
  KeysUnavailableException(String why) {
    super(why);
  }
}
