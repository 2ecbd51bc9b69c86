package io.trialsync.obs.web.error;

/** The body of the request, packed or unpacked, is larger than this route takes. */
public class BodyTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BodyTooLargeException(String sentence) {
    super(sentence);
  }
}
