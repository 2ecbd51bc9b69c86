package io.trialsync.obs.ejb.quality;

import jakarta.ejb.ApplicationException;

/** A decision that makes no sense; the message is one sentence for the caller. */
@ApplicationException(rollback = true)
public class InvalidDecisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidDecisionException(String sentence) {
    super(sentence);
  }
}
