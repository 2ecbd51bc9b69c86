package io.trialsync.obs.ejb.job;

import jakarta.ejb.ApplicationException;

/** No job of that id in the caller's tenant. */
@ApplicationException(rollback = true)
public class UnknownJobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownJobException() {
    super("There is no job of this id.");
  }
}
