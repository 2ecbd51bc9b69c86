package io.trialsync.obs.web.error;

/** The body of a request is encoded in a way that is not accepted; the message says which is. */
public class UnsupportedBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsupportedBodyException(String sentence) {
    super(sentence);
  }
}
