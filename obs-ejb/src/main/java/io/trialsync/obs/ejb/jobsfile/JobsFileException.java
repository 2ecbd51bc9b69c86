package io.trialsync.obs.ejb.jobsfile;

import jakarta.ejb.ApplicationException;

/** A jobs file that cannot be applied; the message says in which line, and what is allowed. */
@ApplicationException(rollback = true)
public class JobsFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JobsFileException(int line, String sentence) {
    super("line " + line + ": " + sentence);
  }
}
