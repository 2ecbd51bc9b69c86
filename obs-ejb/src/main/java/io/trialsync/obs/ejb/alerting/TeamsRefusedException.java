package io.trialsync.obs.ejb.alerting;

/** Teams does not take messages at the address that is set; only an operator can help. */
public class TeamsRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TeamsRefusedException(String sentence) {
    super(sentence);
  }
}
