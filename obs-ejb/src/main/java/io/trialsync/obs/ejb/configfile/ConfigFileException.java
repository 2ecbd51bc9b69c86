package io.trialsync.obs.ejb.configfile;

/** A settings file that cannot be used; the message names the file, and the line where it can. */
public class ConfigFileException extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigFileException(String sentence) {
    super(sentence);
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
