package io.trialsync.obs.ejb.job;

import jakarta.ejb.ApplicationException;

/** Settings that make no sense; the message is one sentence for the caller. */
@ApplicationException(rollback = true)
public class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingsException(String sentence) {
    super(sentence);
  }
}
