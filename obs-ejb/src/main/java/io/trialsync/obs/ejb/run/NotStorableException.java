package io.trialsync.obs.ejb.run;

import jakarta.ejb.ApplicationException;

/** The database will never take the report, though it passed the checks of the door. */
@ApplicationException(rollback = true)
public class NotStorableException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
