package io.trialsync.obs.ejb.run;

import jakarta.ejb.ApplicationException;

/**
 * The database did not do what was asked, and may do it later. Whether a report was stored is then
 * unknown; sending it again is safe, since the same report is never counted twice.
 */
@ApplicationException(rollback = true)
public class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
