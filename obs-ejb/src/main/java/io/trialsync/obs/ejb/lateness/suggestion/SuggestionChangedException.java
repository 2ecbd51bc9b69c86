package io.trialsync.obs.ejb.lateness.suggestion;

/** The schedule that somebody accepts is not, or no longer, the one that is suggested. */
public class SuggestionChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SuggestionChangedException(String sentence) {
    super(sentence);
  }
}
