package io.trialsync.obs.web.error;

/** The body has a media type or an encoding that this route does not read. */
public class UnsupportedBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsupportedBodyException(String sentence) {
    super(sentence);
  }
}
