package io.trialsync.obs.ejb.job;

import jakarta.ejb.ApplicationException;

/** The tenant has as many jobs as it may have; the message is one sentence for the caller. */
@ApplicationException(rollback = true)
public class TooManyJobsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TooManyJobsException(int most) {
    super(
        "The tenant has as many jobs as it may have, which is "
            + most
            + " (OBS_TENANT_JOBS of the server); known jobs can be changed.");
  }
}
