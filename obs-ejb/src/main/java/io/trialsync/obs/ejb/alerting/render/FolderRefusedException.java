package io.trialsync.obs.ejb.alerting.render;

/** The folder cannot or must not be written; the sentence says what to do. */
public final class FolderRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  FolderRefusedException(String sentence) {
    super(sentence);
  }

  FolderRefusedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
