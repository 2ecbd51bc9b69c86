package io.trialsync.obs.ejb.run;

import jakarta.ejb.ApplicationException;

/** The database cannot be reached now; the same request can be sent again later. */
@ApplicationException(rollback = true)
public class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
