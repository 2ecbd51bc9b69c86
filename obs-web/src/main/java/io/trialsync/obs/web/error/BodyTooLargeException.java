package io.trialsync.obs.web.error;

/** The body of a request is longer, once inflated, than what is accepted. */
public class BodyTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BodyTooLargeException(long maxBytes) {
    super("The body must not exceed %d MB after inflation.".formatted(maxBytes / (1024 * 1024)));
  }
}
