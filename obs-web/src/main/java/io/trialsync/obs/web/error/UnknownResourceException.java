package io.trialsync.obs.web.error;

/** The caller asked for a run or a job that does not exist, or that belongs to another tenant. */
public class UnknownResourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownResourceException(String sentence) {
    super(sentence);
  }
}
