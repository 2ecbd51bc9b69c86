package io.trialsync.obs.web.error;

/**
 * The caller sent something that cannot be accepted. The message is one sentence for the caller:
 * what is wrong, where, and what is allowed; it never repeats a value of more than 100 characters.
 */
public class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidInputException(String sentence) {
    super(sentence);
  }
}
