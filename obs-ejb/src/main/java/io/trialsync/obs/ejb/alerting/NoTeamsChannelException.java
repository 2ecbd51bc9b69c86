package io.trialsync.obs.ejb.alerting;

/** There is no Teams channel for whom a message is meant. */
public class NoTeamsChannelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoTeamsChannelException(String sentence) {
    super(sentence);
  }
}
