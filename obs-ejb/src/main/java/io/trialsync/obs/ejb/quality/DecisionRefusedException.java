package io.trialsync.obs.ejb.quality;

import jakarta.ejb.ApplicationException;

/** A decision that cannot be taken as things stand; the message is one sentence for the caller. */
@ApplicationException(rollback = true)
public class DecisionRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DecisionRefusedException(String sentence) {
    super(sentence);
  }
}
