package io.trialsync.obs.ejb.alerting;

/** Teams could not be reached or has no time; asking again may help. */
public class TeamsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TeamsUnavailableException(String sentence) {
    super(sentence);
  }
}
