package io.trialsync.obs.ejb.quality;

import jakarta.ejb.ApplicationException;

/** Nothing of that id is in the caller's tenant; the message is one sentence for the caller. */
@ApplicationException(rollback = true)
public class NothingToDecideException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NothingToDecideException(String sentence) {
    super(sentence);
  }
}
