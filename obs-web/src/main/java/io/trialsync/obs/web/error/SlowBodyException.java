package io.trialsync.obs.web.error;

/** The body of a request did not come in the time that a body may take. */
public class SlowBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SlowBodyException(String sentence) {
    super(sentence);
  }
}
