package io.trialsync.obs.ejb.history;

import jakarta.ejb.ApplicationException;

/** A cursor that was not given for this list and these filters. */
@ApplicationException(rollback = true)
public class InvalidCursorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidCursorException() {
    super("cursor must be the next_cursor of an earlier page, with the same filters.");
  }
}
