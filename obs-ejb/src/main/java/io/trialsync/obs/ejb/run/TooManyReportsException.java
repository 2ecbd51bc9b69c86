package io.trialsync.obs.ejb.run;

import jakarta.ejb.ApplicationException;

/** More reports arrive than can be written now; nothing of the request is stored. */
@ApplicationException(rollback = true)
public class TooManyReportsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
