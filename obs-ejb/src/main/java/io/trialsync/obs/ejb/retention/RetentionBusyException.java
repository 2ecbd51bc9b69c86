package io.trialsync.obs.ejb.retention;

import jakarta.ejb.ApplicationException;

/** Old rows are being removed already, by the daily run or by somebody else's wish. */
@ApplicationException(rollback = true)
public class RetentionBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RetentionBusyException() {
    super(
        "Old rows are being removed already, for this tenant or another;"
            + " ask again when GET /v1/obs/retention says busy: false.");
  }
}
