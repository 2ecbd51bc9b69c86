package io.trialsync.obs.ejb.history;

import jakarta.ejb.ApplicationException;

/** No run of that id in the caller's tenant. */
@ApplicationException(rollback = true)
public class UnknownRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownRunException() {
    super("There is no run of this id.");
  }
}
